import type { ReactNode } from "react"
import { OpenPoints } from "#components/review/open-points.tsx"
import { Badge } from "#components/ui/badge.tsx"
import { Facts } from "#components/ui/facts.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import { LinkTabs } from "#components/ui/tabs.tsx"
import type { TargetCard } from "#components/work/api.ts"
import { When } from "#components/work/when-time.tsx"
import { type ProjectKind, projectKinds } from "#server/domain/target.ts"
import { ReturnNote } from "./return-note.tsx"
import { roundWords } from "./round-words.ts"
import { StateBadge } from "./state-badge.tsx"

type Place = "content" | "review" | "compare" | "history"
type Props = { card: TargetCard; kind?: ProjectKind; continuing?: boolean; place: Place; actions?: ReactNode }

const facts = ({ card, kind, continuing }: Props) => [
  { name: "项目代码", value: card.project.code },
  { name: "单位", value: card.unit.name },
  { name: "主管部门", value: card.department.name },
  { name: "申报", value: roundWords(card) },
  ...(card.state === "draft" ? [{ name: "申报截止", value: <When at={card.closesAt} /> }] : []),
  ...(kind ? [{ name: "项目类型", value: `${projectKinds[kind]}${continuing ? "（延续）" : "（新增）"}` }] : []),
  ...(card.submittedBy ? [{ name: "提交人", value: card.submittedBy }] : []),
  ...(card.handedTo ? [{ name: "现由", value: `${card.handedTo}负责（移交）` }] : []),
  ...(card.acceptedBy ? [{ name: "受理人", value: card.acceptedBy }] : []),
  { name: "更新于", value: <When at={card.updatedAt} /> },
]

const tabs = (id: string, place: Place) => [
  { href: `/work/targets/${id}`, label: "填报内容", current: place === "content" },
  { href: `/work/targets/${id}/review`, label: "审核办理", current: place === "review" },
  { href: `/work/targets/${id}/compare`, label: "版本比较", current: place === "compare" },
  { href: `/work/targets/${id}/history`, label: "办理记录", current: place === "history" },
]

/** The head of every page about one target: which, whose, where it stands, and why it came back. */
export function TargetHead(props: Props) {
  const { card, place, actions } = props
  const title = (
    <>
      {card.project.name}{" "}
      <span className="inline-flex flex-wrap gap-1.5 align-middle">
        <StateBadge state={card.state} round={card.round} returned={card.lastReturn !== null} />
        {card.project.secret && <Badge tone="danger">涉密</Badge>}
        {card.late && <Badge tone="warn">逾期提交</Badge>}
        <OpenPoints count={card.openPoints} />
        {card.round > 1 && <Badge>第 {card.round} 次提交</Badge>}
      </span>
    </>
  )
  return (
    <>
      <PageHeader
        title={title}
        back={{ href: "/work/targets", label: "项目绩效目标" }}
        lead={<Facts facts={facts(props)} />}
        actions={actions}
      />
      {card.lastReturn && (
        <div className="mb-4">
          <ReturnNote {...card.lastReturn} />
        </div>
      )}
      <div className="mb-4">
        <LinkTabs label="本项目" tabs={tabs(card.id, place)} />
      </div>
    </>
  )
}
