import { Badge } from "#components/ui/badge.tsx"
import { Facts } from "#components/ui/facts.tsx"
import type { UploadView } from "#components/work/api.ts"
import { When } from "#components/work/when-time.tsx"
import { byteWords } from "#server/domain/bytes.ts"
import { uploadStates } from "./upload-words.ts"

/** Which file, from whom, for which round, and where it stands. */
export const UploadFacts = ({ upload: { state, roundName, userName, madeAt, fileSize } }: { upload: UploadView }) => (
  <Facts
    facts={[
      { name: "状态", value: <Badge tone={uploadStates[state].tone}>{uploadStates[state].label}</Badge> },
      { name: "轮次", value: roundName },
      { name: "上传", value: userName },
      { name: "时间", value: <When at={madeAt} /> },
      { name: "大小", value: <span className="num">{byteWords(fileSize)}</span> },
    ]}
  />
)
