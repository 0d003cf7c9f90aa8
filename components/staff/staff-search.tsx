import { Button } from "#components/ui/button.tsx"
import { LinkButton } from "#components/ui/link-button.tsx"
import { TextInput } from "#components/ui/text-input.tsx"

/** Only changes the address; works without JavaScript. */
export const StaffSearch = ({ q }: { q: string | undefined }) => (
  <search aria-label="查找人员">
    <form action="/admin/people" className="mb-3 flex flex-wrap items-end gap-3">
      <TextInput
        id="q"
        name="q"
        type="search"
        label="姓名、登录名或单位"
        maxLength={50}
        defaultValue={q}
        className="grow md:w-72 md:grow-0"
      />
      <Button type="submit" variant="primary">
        查找
      </Button>
      {q && <LinkButton href="/admin/people">清除</LinkButton>}
    </form>
  </search>
)
