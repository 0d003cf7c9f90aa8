import { Badge, type Tone } from "#components/ui/badge.tsx"
import { Table, TableRegion, Td, Th } from "#components/ui/table.tsx"
import type { CheckRule } from "#components/work/api.ts"
import { type Settable, severityLabels } from "#server/domain/checks/settings.ts"
import { RuleForm } from "./rule-form.tsx"

const tones: Record<Settable, Tone> = { error: "danger", warning: "warn", hint: "neutral", off: "neutral" }
const severityOf = ({ setting, severity }: CheckRule): Settable => setting.severity ?? severity

const Current = ({ rule }: { rule: CheckRule }) => (
  <div className="space-y-1">
    <Badge tone={tones[severityOf(rule)]}>{severityLabels[severityOf(rule)]}</Badge>
    {Object.entries(rule.thresholds).map(([name, { label, default: usual }]) => (
      <p key={name} className="text-sm">
        {label}：<span className="num">{rule.setting.thresholds?.[name] ?? usual}</span>
      </p>
    ))}
  </div>
)

const share = (part: number, whole: number): string => (whole === 0 ? "" : `（${Math.round((part * 100) / whole)}%）`)

const Row = ({ rule, year, editable }: { rule: CheckRule; year: number; editable: boolean }) => (
  <tr>
    <Th scope="row" className="md:w-[26rem]">
      <span className="block font-medium">{rule.title}</span>
      <span className="block text-sm">{rule.description}</span>
      <span className="block text-xs text-ink-soft">依据：{rule.source}</span>
    </Th>
    <Td data-label="出现" align="right" className="num">
      {rule.fired}
    </Td>
    <Td data-label="涉及项目" align="right" className="num">
      {rule.targets}
    </Td>
    <Td data-label="已说明" align="right" className="num">
      {rule.answered}
      {share(rule.answered, rule.fired)}
    </Td>
    <Td data-label="程度和阈值">{editable && !rule.fixed ? <RuleForm rule={rule} year={year} /> : <Current rule={rule} />}</Td>
  </tr>
)

/** All rules in the order in which they are checked, with their effect in the year. */
export const RuleTable = ({ rows, year, editable }: { rows: readonly CheckRule[]; year: number; editable: boolean }) => (
  <TableRegion label="检查规则，可左右滚动">
    <Table caption={`${year} 年的检查规则`} hideCaption className="card-table">
      <thead>
        <tr>
          <Th>规则</Th>
          <Th align="right">出现（处）</Th>
          <Th align="right">涉及项目</Th>
          <Th align="right">已说明（处）</Th>
          <Th>程度和阈值</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((rule) => (
          <Row key={rule.code} rule={rule} year={year} editable={editable} />
        ))}
      </tbody>
    </Table>
  </TableRegion>
)
