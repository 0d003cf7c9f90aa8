import { Alert } from "#components/ui/alert.tsx"
import type { PublishPreview } from "#components/work/api.ts"

/** What stops publication. The publisher changes nothing here: the unit revises, and it is approved again. */
export const Faults = ({ faults }: Pick<PublishPreview, "faults">) =>
  faults.length > 0 && (
    <Alert tone="danger" title={`有 ${faults.length} 处内容不能公开`} className="mb-4">
      <ul className="list-disc pl-5">
        {faults.map((fault) => (
          <li key={`${fault.path} ${fault.message}`}>
            {fault.projectName}：{fault.message}
          </li>
        ))}
      </ul>
      <p className="mt-2">请联系单位修订该项目，重新批复以后再公开。</p>
    </Alert>
  )
