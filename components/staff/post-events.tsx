import { Table, TableRegion, Td, Th } from "#components/ui/table.tsx"
import type { StaffPerson } from "#components/work/api.ts"
import { When } from "#components/work/when-time.tsx"
import { countWords } from "#server/domain/hand-over.ts"
import { roleLabels } from "#server/domain/roles.ts"

type Event = StaffPerson["events"][number]

const labels: Readonly<Record<string, string>> = { grant: "授予岗位", end_membership: "结束岗位", hand_over: "移交并结束岗位" }

const what = ({ successor, counts, note }: Event): string =>
  [successor && `移交给${successor}`, countWords(counts), note].filter(Boolean).join("；") || "—"

/** What was done to this person's posts: nobody can change it. Nothing where nothing was. */
export const PostEvents = ({ events }: { events: readonly Event[] }) =>
  events.length > 0 && (
    <TableRegion label="岗位变动记录，可左右滚动">
      <Table caption="岗位变动记录，最近的在前" className="card-table [&_caption]:text-ink-soft">
        <thead>
          <tr>
            <Th>时间</Th>
            <Th>变动</Th>
            <Th>岗位</Th>
            <Th>办理人</Th>
            <Th>事项和说明</Th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <tr key={event.id}>
              <Td data-label="时间">
                <When at={event.at} />
              </Td>
              <Th scope="row" data-label="变动">
                {labels[event.action]}
              </Th>
              <Td data-label="岗位">
                {roleLabels[event.role]} · {event.orgName}
              </Td>
              <Td data-label="办理人">{event.by}</Td>
              <Td data-label="事项和说明" className="whitespace-pre-line">
                {what(event)}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </TableRegion>
  )
