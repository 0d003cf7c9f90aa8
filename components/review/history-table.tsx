import Link from "next/link"
import { compareAddress } from "#components/compare/address.ts"
import { Badge } from "#components/ui/badge.tsx"
import { Table, TableRegion, Td, Th } from "#components/ui/table.tsx"
import type { ReturnPoint, TargetEvent } from "#components/work/api.ts"
import { When } from "#components/work/when-time.tsx"
import { eventLabel, stateLabels } from "#server/domain/labels.ts"
import { actingName } from "#server/domain/notices.ts"
import { roleLabels } from "#server/domain/roles.ts"
import { PointStateBadge } from "./point-state.tsx"

/** What came to the person named, by the act. */
const passed: Readonly<Record<string, string>> = { urge: "提醒", copy: "给", end_copy: "原抄送给", hand_over: "移交给" }

const way = ({ from, to }: TargetEvent): string => (from && from !== to ? `${stateLabels[from]} → ${stateLabels[to]}` : stateLabels[to])

/** The points that came with a return, with what was answered since. */
const Points = ({ points }: { points: readonly ReturnPoint[] }) => (
  <ol className="mt-1 list-decimal space-y-1 pl-5 text-left">
    {points.map(({ id, label, comment, answer, state }) => (
      <li key={id}>
        <span className="font-medium">{label}</span> <PointStateBadge state={state} />
        <span className="block">{comment}</span>
        {answer && <span className="block text-ink-soft">单位答复：{answer}</span>}
      </li>
    ))}
  </ol>
)

const Reason = ({ note, points }: { note: string; points: readonly ReturnPoint[] }) => (
  <span>
    {note || (points.length === 0 && <span className="text-ink-soft">—</span>)}
    {points.length > 0 && <Points points={points} />}
  </span>
)

const Event = ({ event, id, points }: { event: TargetEvent; id: string; points: readonly ReturnPoint[] }) => (
  <tr>
    <Td data-label="时间">
      <When at={event.at} />
    </Td>
    <Th scope="row" data-label="办理">
      <span className="font-medium">
        {eventLabel(event.action, event.from)} {event.late && <Badge tone="warn">逾期</Badge>}
      </span>
    </Th>
    <Td data-label="办理人">
      <span>
        {actingName(event.userName, event.onBehalfOf)}
        {event.passedTo && (
          <span className="block">
            {passed[event.action] ?? "转给"} {event.passedTo}
          </span>
        )}
        <span className="block text-xs text-ink-soft">
          {[event.role && roleLabels[event.role], event.orgName].filter(Boolean).join(" · ")}
        </span>
      </span>
    </Td>
    <Td data-label="状态" className="md:whitespace-nowrap">
      {way(event)}
    </Td>
    <Td data-label="理由或说明" className="whitespace-pre-line md:min-w-48">
      <Reason note={event.note} points={points} />
    </Td>
    <Td data-label="存档版本" className="whitespace-nowrap">
      {event.versionNumber === null ? (
        <span className="text-ink-soft">—</span>
      ) : (
        <span>
          <Link className="link inline-flex min-h-11 items-center md:min-h-0" href={`/work/targets/${id}/history/${event.versionNumber}`}>
            第 {event.versionNumber} 版
          </Link>{" "}
          <Link
            className="link ml-2 inline-flex min-h-11 items-center md:min-h-0"
            href={compareAddress(id, { from: event.versionNumber, to: "now" })}
            aria-label={`第 ${event.versionNumber} 版与现在比较`}
          >
            比较
          </Link>
        </span>
      )}
    </Td>
  </tr>
)

type Props = { events: readonly TargetEvent[]; id: string; points: readonly ReturnPoint[] }

/** What happened, newest first: who, when, as what, from where to where, why, and what was stored. */
export const HistoryTable = ({ events, id, points }: Props) => (
  <TableRegion label="办理记录，可左右滚动">
    <Table caption="办理记录，最近的在前；时间为北京时间" className="card-table [&_caption]:text-ink-soft">
      <thead>
        <tr>
          <Th>时间</Th>
          <Th>办理</Th>
          <Th>办理人</Th>
          <Th>状态</Th>
          <Th>理由或说明</Th>
          <Th>存档版本</Th>
        </tr>
      </thead>
      <tbody>
        {events.toReversed().map((event) => (
          <Event key={event.id} event={event} id={id} points={points.filter(({ eventId }) => eventId === event.id)} />
        ))}
      </tbody>
    </Table>
  </TableRegion>
)
