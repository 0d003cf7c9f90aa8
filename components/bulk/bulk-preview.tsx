import { personWords } from "#components/notices/person-words.ts"
import { Alert } from "#components/ui/alert.tsx"
import type { BulkView } from "#components/work/api.ts"

const shown = 12

/** Who will be told, and of how many; the longest lists first. */
function Told({ told }: Pick<BulkView, "told">) {
  if (told.length === 0) return <p className="mt-3 text-sm">没有需要通知的人。</p>
  const words = told.slice(0, shown).map((person) => `${personWords(person)} ${person.count} 项`)
  return (
    <p className="mt-3 text-sm">
      会通知：{words.join("、")}
      {told.length > shown && ` 等 ${told.length} 人`}
    </p>
  )
}

/** What would happen: how many pass, which are refused and why, who is told. Nothing has happened yet. */
export const BulkPreview = ({ bulk: { counts, reasons, told }, word }: { bulk: BulkView; word: string }) => (
  <Alert
    tone={counts.waiting > 0 ? "accent" : "warn"}
    title={counts.waiting > 0 ? `可以${word} ${counts.waiting} 项，尚未办理` : `没有一项可以${word}`}
  >
    {counts.refused > 0 && (
      <>
        <p>
          不能{word}的 {counts.refused} 项不会办理：
        </p>
        <ul className="list-disc pl-5">
          {reasons.map(({ why, count }) => (
            <li key={why}>
              {count} 项：{why}
            </li>
          ))}
        </ul>
      </>
    )}
    {counts.waiting > 0 && <Told told={told} />}
  </Alert>
)
