// The OpenAPI 3.1 document of /open/v1.
import { z } from "zod"
import { openSchemas, type SchemaName } from "./open-schemas.ts"
import { categories } from "./published-table.ts"
import { mostCounted, pageSize, type SearchField } from "./search-request.ts"

const schemas = Object.fromEntries(
  Object.entries(openSchemas).map(([name, schema]) => {
    const { $schema: _dialect, ...plain } = z.toJSONSchema(schema, { target: "draft-2020-12" })
    return [name, plain]
  }),
)

const year = {
  name: "year",
  in: "path",
  required: true,
  description: "预算年度",
  schema: { type: "integer", minimum: 2000, maximum: 2100 },
}
const orgCode = {
  name: "orgCode",
  in: "path",
  required: true,
  description: "单位或部门的编码",
  schema: { type: "string", pattern: "^[0-9A-Za-z]{1,20}$" },
}
const version = { name: "version", in: "path", required: true, description: "版本号", schema: { type: "integer", minimum: 1 } }

const jsonOf = (name: SchemaName) => ({ "application/json": { schema: { $ref: `#/components/schemas/${name}` } } })
const textOf = (type: string) => ({ [type]: { schema: { type: "string" } } })
/** Bytes have no schema in OpenAPI 3.1. */
const fileOf = (type: string) => ({ [type]: {} })
const failure = (description: string) => ({ description, content: jsonOf("Error") })
const failures = { 304: { description: "没有变化" }, 404: failure("没有公开过"), 410: failure("已撤回公开"), 503: failure("暂时读不到") }

type Content = Record<string, unknown>
const get = (operationId: string, summary: string, content: Content, parameters: readonly object[] = []) => ({
  get: {
    operationId,
    summary,
    parameters,
    responses: { 200: { description: summary, headers: { ETag: { schema: { type: "string" } } }, content }, ...failures },
  },
})

const forms = [
  { form: "json", content: jsonOf("Table") },
  { form: "csv", content: textOf("text/csv") },
  { form: "txt", content: textOf("text/plain") },
  { form: "xlsx", content: fileOf("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") },
  { form: "pdf", content: fileOf("application/pdf") },
  { form: "xml", content: textOf("application/xml") },
] as const

const tablePaths = Object.fromEntries(
  forms.flatMap(({ form, content }) => [
    [`/open/v1/tables/{year}/{orgCode}.${form}`, get(`table_${form}`, "一张表的最新版本", content, [year, orgCode])],
    [
      `/open/v1/tables/{year}/{orgCode}/v{version}.${form}`,
      get(`table_version_${form}`, "一张表的一个版本", content, [year, orgCode, version]),
    ],
  ]),
)

const asked = (name: SearchField, description: string, schema: object) => ({
  name,
  in: "query",
  required: name === "q",
  description,
  schema,
})
const searchParameters = [
  asked("q", "要找的词，两个字以上；用空格分开的词都要出现", { type: "string", minLength: 2 }),
  asked("year", "预算年度", year.schema),
  asked("org", "单位或部门的编码", orgCode.schema),
  asked("category", "指标类别", { type: "string", enum: categories }),
  asked("min", "项目金额下限，万元", { type: "string" }),
  asked("max", "项目金额上限，万元", { type: "string" }),
  asked("page", "第几页", { type: "integer", minimum: 1, maximum: mostCounted / pageSize }),
]
const searchPath = {
  get: {
    ...get("search", "在项目、目标和指标中检索", jsonOf("Search"), searchParameters).get,
    responses: {
      200: { description: "找到的项目", content: jsonOf("Search") },
      400: failure("不能这样检索；说明哪一项有误"),
      503: failure("暂时读不到"),
    },
  },
}

/** `base`: the address people open, without a slash at its end. */
export const openApi = (base: string) => ({
  openapi: "3.1.0",
  info: {
    title: "项目支出绩效目标开放数据",
    version: "1.0.0",
    description: "已公开的项目支出绩效目标表。无需登录，只能读取；每个回答都带 ETag。",
  },
  servers: [{ url: base }],
  paths: {
    "/open/v1/tables": get("tables", "全部表的最新版本", jsonOf("TableList")),
    ...tablePaths,
    "/open/v1/versions/{year}/{orgCode}.json": get("versions", "一张表的历次公开", jsonOf("Versions"), [year, orgCode]),
    "/open/v1/years/{year}.csv": get("year_csv", "一个年度的全部表，CSV", textOf("text/csv"), [year]),
    "/open/v1/years/{year}.jsonl": get("year_jsonl", "一个年度的全部表，每行一张", textOf("application/jsonl"), [year]),
    "/open/v1/search": searchPath,
    "/feed.xml": get("feed", "公开与更正（Atom）", textOf("application/atom+xml")),
    "/open/v1/datapackage.json": get("datapackage", "数据包说明（Data Package）", textOf("application/json")),
    "/open/v1/csv-metadata.json": get("csvw", "CSV 的说明（CSVW）", textOf("application/csvm+json")),
    "/open/v1/catalog.jsonld": get("catalog", "数据目录（DCAT 3）", textOf("application/ld+json")),
  },
  components: { schemas },
})
