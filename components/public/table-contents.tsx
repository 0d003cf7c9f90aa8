import { printWan } from "#server/domain/money.ts"
import { type PublishedContent, totalOf } from "#server/domain/published-table.ts"

/** A way into a long table: every project with its amount, closed until asked for. Works without scripts. */
export function TableContents({ content }: { content: PublishedContent }) {
  const count = content.units.reduce((sum, unit) => sum + unit.projects.length, 0)
  if (count < 8) return null
  return (
    <details className="no-print mb-4 rounded border border-line bg-surface">
      <summary className="min-h-11 px-4 py-2.5 text-accent">项目目录（{count} 个）</summary>
      {content.units.map((unit) => (
        <section key={unit.code} aria-label={unit.name} className="border-t border-line px-4 py-3">
          {content.units.length > 1 && <h2 className="mb-1 text-sm">{unit.name}</h2>}
          <ol className="gap-x-8 text-sm md:columns-2 xl:columns-3">
            {unit.projects.map((project) => (
              <li key={project.code} className="break-inside-avoid">
                <a href={`#p-${project.code}`} className="flex min-h-11 items-center justify-between gap-3 hover:text-accent md:min-h-8">
                  <span>{project.name}</span>
                  <span className="num shrink-0 text-ink-soft">{printWan(totalOf(project.amounts))}</span>
                </a>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </details>
  )
}
