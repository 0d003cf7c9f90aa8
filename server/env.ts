// The environment, read once and checked. `readSettings` is what an operator may set; `readEnv` is what the app process gets
// from scripts/serve.ts, where the owner's address of the database is no longer among it.
import { isAbsolute } from "node:path"
import { z } from "zod"

export const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const

const isPostgres = (value: string): boolean => /^postgres(ql)?:$/.test(URL.parse(value)?.protocol ?? "")
const isOrigin = (value: string): boolean => {
  const url = URL.parse(value)
  return /^https?:$/.test(url?.protocol ?? "") && url?.pathname === "/" && !url.search
}

/** Each variable: its check, and in words what is expected. */
const expectations = {
  HOST: "主机名或 IP 地址",
  PORT: "1 到 65535 之间的整数",
  DATABASE_URL: "postgres://用户:密码@主机:端口/数据库（该用户是数据库的所有者）",
  APP_DATABASE_URL: "postgres://perf_app:密码@主机:端口/数据库（与 PUBLIC_DATABASE_URL、DATABASE_URL 同时给出）",
  PUBLIC_DATABASE_URL: "postgres://perf_public:密码@主机:端口/数据库（与 APP_DATABASE_URL、DATABASE_URL 同时给出）",
  NEXTAUTH_SECRET: "至少 32 个字符的随机串",
  NEXTAUTH_URL: "用户打开本系统的地址，例如 https://targets.example.gov.cn（不带路径）",
  DEMO: "0 或 1",
  LOG_LEVEL: logLevels.join("、"),
  DATA_DIR: "一个文件夹的路径",
  ATTACHMENTS_DIR: "一个文件夹的绝对路径（不设则附件存在数据库里）",
  PUBLIC_CACHE_MB: "8 到 65536 之间的整数（MB）",
} as const
export type Variable = keyof typeof expectations

const postgres = z.string().refine(isPostgres)
const common = {
  HOST: z
    .string()
    .regex(/^[0-9A-Za-z.:_-]+$/)
    .optional(),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .default("3000")
    .transform(Number)
    .pipe(z.int().min(1).max(65_535)),
  NEXTAUTH_URL: z.string().refine(isOrigin).optional(),
  LOG_LEVEL: z.enum(logLevels).default("info"),
  ATTACHMENTS_DIR: z.string().refine(isAbsolute).optional(),
  PUBLIC_CACHE_MB: z
    .string()
    .regex(/^\d{1,5}$/)
    .default("128")
    .transform(Number)
    .pipe(z.int().min(8).max(65_536)),
}
const flag = z.enum(["0", "1"]).transform((value) => value === "1")

const settingsSchema = z
  .object({
    ...common,
    DATABASE_URL: postgres.optional(),
    APP_DATABASE_URL: postgres.optional(),
    PUBLIC_DATABASE_URL: postgres.optional(),
    NEXTAUTH_SECRET: z.string().min(32).optional(),
    DEMO: flag.optional(),
    DATA_DIR: z.string().default(".data"),
  })
  .superRefine((all, context) => {
    const given = [all.APP_DATABASE_URL, all.PUBLIC_DATABASE_URL].filter(Boolean).length
    if (given === 0 || (given === 2 && all.DATABASE_URL)) return
    const missing = (["DATABASE_URL", "APP_DATABASE_URL", "PUBLIC_DATABASE_URL"] as const).filter((name) => !all[name])
    for (const name of missing) context.addIssue({ code: "custom", path: [name] })
  })
  .transform((all) => ({ ...all, DEMO: all.DEMO ?? !all.DATABASE_URL }))

const envSchema = z
  .object({
    ...common,
    APP_DATABASE_URL: postgres,
    PUBLIC_DATABASE_URL: postgres,
    NEXTAUTH_SECRET: z.string().min(32),
    DEMO: flag.default(false),
  })
  .transform((all) => ({ ...all, NEXTAUTH_URL: all.NEXTAUTH_URL ?? `http://localhost:${all.PORT}` }))

/** What an operator may set. DATABASE_URL is the owner's; DEMO is on unless it is given. */
export type Settings = z.output<typeof settingsSchema>
/** What the app process works with: APP_DATABASE_URL is perf_app's, PUBLIC_DATABASE_URL perf_public's. */
export type Env = z.output<typeof envSchema>

/** Names each variable that is wrong and what it should be; never its value, which may be a secret. */
export class EnvError extends Error {
  readonly names: readonly Variable[]
  constructor(names: readonly Variable[]) {
    super(["环境变量有误：", ...names.map((name) => `  ${name} 应为${expectations[name]}`)].join("\n"))
    this.name = "EnvError"
    this.names = names
  }
}

type Source = Readonly<Record<string, string | undefined>>

function read<Output>(schema: z.ZodType<Output>, source: Source): Output {
  // An empty variable counts as unset: that is how compose files and .env templates leave one out.
  const given = (Object.keys(expectations) as Variable[]).flatMap((name) => (source[name]?.trim() ? [[name, source[name]]] : []))
  const result = schema.safeParse(Object.fromEntries(given))
  if (result.success) return result.data
  throw new EnvError([...new Set(result.error.issues.map((issue) => issue.path[0] as Variable))])
}

/** Throws EnvError. */
export const readSettings = (source: Source): Settings => read(settingsSchema, source)

/** Throws EnvError. */
export const readEnv = (source: Source): Env => read(envSchema, source)
