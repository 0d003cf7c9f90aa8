import { buttonStyle } from "#components/ui/button-style.ts"
import { type ListName, listForms } from "#server/domain/list-files.ts"

type Props = { list: ListName /** The filter of the page, as its address has it. */; asked?: Readonly<Record<string, string | undefined>> }

/** The whole list as a file, in the order and with the filter of the page. */
export function ListFiles({ list, asked = {} }: Props) {
  const given = Object.entries(asked).filter((pair): pair is [string, string] => Boolean(pair[1]))
  const query = given.length > 0 ? `?${new URLSearchParams(given)}` : ""
  return (
    <p className="no-print mt-3 flex flex-wrap items-center gap-2 text-sm">
      <span className="text-ink-soft">导出整个列表：</span>
      {Object.entries(listForms).map(([form, label]) => (
        <a key={form} href={`/work/lists/${list}.${form}${query}`} download className={buttonStyle("secondary", "small")}>
          {label}
        </a>
      ))}
    </p>
  )
}
