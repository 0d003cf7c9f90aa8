// Hints about the indicator library: what is measured is called there by a name that everybody understands in the same way.
import { core, sameMeasure } from "./likeness.ts"
import { plain } from "./names.ts"
import { type Checked, type Finding, type Rule, rule } from "./rule.ts"

const measureOf = (name: string): string => core(plain(name))

/** A row that was taken from the library says so by itself, also where its name was made to fit since. */
function near({ rows, context: { library = [] } }: Checked): Finding[] {
  const known = library.map((name) => ({ name, measure: measureOf(name) }))
  return rows.flatMap(({ row, measure, place }) => {
    const like = row.libraryId ? undefined : known.find((each) => sameMeasure(each.measure, measure))
    if (!like) return []
    const said = like.name === row.name.trim() ? "也在指标库中" : `与指标库中的“${like.name}”近似`
    return [{ path: `indicators[${row.id}].name`, message: `${place}“${row.name}”${said}，可以从指标库选用，以便口径一致。` }]
  })
}

export const libraryRules: readonly Rule[] = [
  rule(
    {
      code: "library_near",
      severity: "hint",
      title: "指标库中有近似名称",
      description: "同一件事用同一个名称，各单位的指标才能汇总和比较；从指标库选用时保留关联。",
      source: "财预〔2021〕101号：建立分行业、分领域的绩效指标体系。",
    },
    near,
  ),
]
