import { Badge } from "#components/ui/badge.tsx"
import { Table, TableRegion, Td, Th } from "#components/ui/table.tsx"
import type { ImportProblem } from "#server/domain/import/problem.ts"
import { columnName } from "#server/domain/import/sheet.ts"

const severities = {
  error: { label: "差错", tone: "danger" },
  warning: { label: "提示", tone: "warn" },
  note: { label: "说明", tone: "neutral" },
} as const

const shown = 300
const cellOf = ({ row, column }: ImportProblem): string =>
  row === 0 ? "整页" : column === 0 ? `第 ${row} 行` : `${columnName(column)}${row}`

const Row = ({ problem }: { problem: ImportProblem }) => (
  <tr>
    <Td>
      <Badge tone={severities[problem.severity].tone}>{severities[problem.severity].label}</Badge>
    </Td>
    <Td className="whitespace-nowrap">{problem.sheet}</Td>
    <Td className="num whitespace-nowrap">{problem.sheet && cellOf(problem)}</Td>
    <Td className="max-w-60 break-all">{problem.value}</Td>
    <Td className="min-w-60">{problem.message}</Td>
    <Td className="min-w-40">{problem.expected}</Td>
    <Td className="text-xs text-ink-soft">{problem.code}</Td>
  </tr>
)

/** Everything there is to say about the file, in its own order, each with its cell. */
export const ProblemTable = ({ problems, unlisted }: { problems: readonly ImportProblem[]; unlisted: number }) =>
  problems.length === 0 ? null : (
    <TableRegion label="差错和提示" className="max-h-[70vh] overflow-y-auto">
      <Table caption={`差错和提示（${problems.length + unlisted}）${problems.length > shown ? `，这里列出前 ${shown} 处` : ""}`}>
        <thead>
          <tr>
            <Th>程度</Th>
            <Th>工作表</Th>
            <Th>位置</Th>
            <Th>填的内容</Th>
            <Th>说明</Th>
            <Th>应为</Th>
            <Th>规则</Th>
          </tr>
        </thead>
        <tbody>
          {problems.slice(0, shown).map((problem) => (
            <Row key={`${problem.sheet} ${problem.row} ${problem.column} ${problem.code} ${problem.message}`} problem={problem} />
          ))}
        </tbody>
      </Table>
    </TableRegion>
  )
