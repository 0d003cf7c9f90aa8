const entries = [
  ["总计", "财政拨款、财政专户拨款、其他资金三项之和，单位为万元，保留两位小数。"],
  ["绩效目标", "花这笔钱当年要达到什么结果。"],
  ["产出指标", "做了什么：数量、质量、时效（2021 年以前还包括成本）。"],
  ["效益指标", "带来什么好处：经济、社会、生态和可持续影响。"],
  ["满意度指标", "服务对象满不满意。"],
  ["成本指标", "花多少代价（2021 年起单列）。"],
  ["年度指标值", "当年要达到的数。≥ 是不低于，≤ 是不超过；不写符号的照原文理解。"],
  ["版本", "公开后如有更正，会发布 v2、v3……并写明原因；旧版本的网址长期有效，页首指向最新版本。"],
] as const

/** What the words of the table mean, for those who do not work with it. */
export function ReadingGuide() {
  return (
    <dl className="grid gap-x-8 gap-y-2 md:grid-cols-2">
      {entries.map(([term, meaning]) => (
        <div key={term} className="flex gap-3">
          <dt className="w-24 shrink-0 font-medium">{term}</dt>
          <dd className="text-ink-soft">{meaning}</dd>
        </div>
      ))}
    </dl>
  )
}
