// What a return did not open is for reading only, and says so where it stands.
import { isOpen, type OpenFields } from "#server/domain/open-fields.ts"

const why = "不在这次退回要修改的范围内，只能查看。"

/** For a box that can be read and copied from, but not written in. */
export const readOnlyBox = (open: OpenFields, path: string) => (isOpen(open, path) ? {} : { readOnly: true, title: why })

/** For a choice, which browsers know only as a whole. */
export const disabledChoice = (open: OpenFields, path: string) => (isOpen(open, path) ? {} : { disabled: true, title: why })
