import { Button } from "#components/ui/button.tsx"
import { cx } from "#components/ui/cx.ts"

/** Seen where the mouse or the focus is, and always where there is no mouse. Its field is a `group/row`. */
const quiet =
  "md:opacity-0 md:group-hover/row:opacity-100 md:group-focus-within/row:opacity-100 md:focus-visible:opacity-100 pointer-coarse:opacity-100"

/** Begins a return point about a field. `always`: for whole parts, of which there are few. */
export const PointButton = ({ id, label, always, onClick }: { id: string; label: string; always: boolean; onClick: () => void }) => (
  <Button
    id={id}
    size="small"
    variant="quiet"
    aria-label={`提意见：${label}`}
    className={cx("no-print", always ? null : `md:-my-1 md:min-h-7 md:px-1 md:text-xs ${quiet}`)}
    onClick={onClick}
  >
    提意见
  </Button>
)
