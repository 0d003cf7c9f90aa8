"use client"

import { FieldLink } from "#components/target/field-link.tsx"
import { Alert } from "#components/ui/alert.tsx"
import { fieldLabel, type OpenFields } from "#server/domain/open-fields.ts"
import type { TargetContent } from "#server/domain/target.ts"

/** What this return opened, with the way there; everything else is for reading, and why is said here once. */
export const OpenNote = ({ open, content }: { open: OpenFields; content: TargetContent }) =>
  open !== null && (
    <Alert tone="accent" title={`这次退回只开放 ${open.length} 处内容修改，其他内容只能查看`} className="mb-4">
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {open.map((path) => (
          <li key={path}>
            <FieldLink path={path}>{fieldLabel(content, path)}</FieldLink>
          </li>
        ))}
      </ul>
      <p className="mt-1">如确需改动其他内容，请在答复中说明，由审核人全部放开。</p>
    </Alert>
  )
