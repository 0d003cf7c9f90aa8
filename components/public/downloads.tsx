import { buttonStyle } from "../ui/button-style.ts"
import { cx } from "../ui/cx.ts"
import { openPath } from "./paths.ts"

const forms = [
  { form: "xlsx", label: "Excel", hint: "正式表样，可直接打印" },
  { form: "pdf", label: "PDF", hint: "正式表样，带版本和校验码" },
  { form: "csv", label: "CSV", hint: "一行一条指标" },
  { form: "txt", label: "TXT", hint: "公开表原有的文字格式" },
  { form: "json", label: "JSON", hint: "供程序读取" },
  { form: "xml", label: "StratML", hint: "国际通用的绩效计划 XML" },
] as const

type Props = { year: number; orgCode: string; version?: number; name: string; small?: boolean }

/** One table in each form there is. `name` tells one list of links from the next for those who hear them. */
export function Downloads({ year, orgCode, version, name, small = false }: Props) {
  return (
    <ul className={cx("no-print flex flex-wrap gap-1.5", small && "-ml-2.5")}>
      {forms.map(({ form, label, hint }) => (
        <li key={form}>
          <a
            href={openPath({ year, orgCode, ...(version !== undefined && { version }) }, form)}
            title={hint}
            className={buttonStyle(small ? "quiet" : "secondary", "small")}
          >
            {label}
            <span className="sr-only">
              ：{name}，{hint}
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}
