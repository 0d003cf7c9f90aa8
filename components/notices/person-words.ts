// People as they are named where it matters which of their posts is meant.
import { type Role, roleLabels } from "#server/domain/roles.ts"

type Post = { role: Role; orgName: string; onBehalfOf?: string | null }

/** 代王芳办理 · 主管部门审核人 · 交通局 */
export const postWords = ({ role, orgName, onBehalfOf }: Post): string =>
  [onBehalfOf ? `代${onBehalfOf}办理` : null, roleLabels[role], orgName].filter(Boolean).join(" · ")

/** 张三（主管部门审核人，代王芳） */
export const personWords = ({ name, role, onBehalfOf }: Post & { name: string }): string =>
  `${name}（${roleLabels[role]}${onBehalfOf ? `，代${onBehalfOf}` : ""}）`
