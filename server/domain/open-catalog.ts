// Data Package, CSVW, DCAT 3 and schema.org: four languages for the same facts (data-fields.ts, and the tables that are published now).
import { dataFields, licence } from "./data-fields.ts"

/** A file that can be had, with what proves that one has it whole. */
export type Distribution = { form: "csv" | "json"; path: string; bytes: number; sha256: string }
export type CatalogTable = {
  year: number
  org: { code: string; name: string }
  version: number
  id: string
  publishedAt: Date
  distributions: Distribution[]
}

const mediaTypes = { csv: "text/csv", json: "application/json" } as const
const titleOf = ({ year, org }: CatalogTable): string => `${org.name} ${year} 年度项目支出绩效目标表`
const nameOf = ({ year, org }: CatalogTable): string => `table-${year}-${org.code.toLowerCase()}`
const csvOf = (table: CatalogTable) => table.distributions.filter(({ form }) => form === "csv")

const fiscalFields = dataFields.map(({ title, name, type, columnType, description }) => ({
  name: title,
  title: name,
  type,
  ...(type === "number" && { decimalChar: "." }),
  description,
  ...(columnType && { columnType }),
}))

/** Data Package 1.0 with the column types of the Fiscal Data Package; one resource for each table. */
export const dataPackage = (base: string, tables: readonly CatalogTable[]) => ({
  profile: "fiscal-data-package",
  name: "performance-targets",
  title: "项目支出绩效目标",
  description: "各部门、各单位公开的项目支出绩效目标表。",
  homepage: base,
  licenses: [{ ...licence, path: `${base}${licence.path}` }],
  resources: tables.flatMap((table) =>
    csvOf(table).map(({ path, bytes, sha256 }) => ({
      name: nameOf(table),
      title: titleOf(table),
      path: `${base}${path}`,
      profile: "tabular-data-resource",
      format: "csv",
      mediatype: mediaTypes.csv,
      encoding: "utf-8",
      bytes,
      hash: `sha256:${sha256}`,
      version: String(table.version),
      dialect: { delimiter: ",", lineTerminator: "\r\n", quoteChar: '"', doubleQuote: true, header: true },
      schema: { fields: fiscalFields, missingValues: [""] },
    })),
  ),
})

const csvwTypes = { string: "string", integer: "integer", number: "decimal" } as const

/** CSV on the Web: one table group, one schema for all. */
export const csvMetadata = (base: string, tables: readonly CatalogTable[]) => ({
  "@context": ["http://www.w3.org/ns/csvw", { "@language": "zh-CN" }],
  dialect: { encoding: "utf-8", header: true, delimiter: "," },
  tableSchema: {
    columns: dataFields.map(({ name, title, type, description }) => ({
      name,
      titles: title,
      datatype: csvwTypes[type],
      "dc:description": description,
    })),
  },
  tables: tables.flatMap((table) => csvOf(table).map(({ path }) => ({ url: `${base}${path}`, "dc:title": titleOf(table) }))),
})

const dcatDistribution = (base: string, { form, path, bytes, sha256 }: Distribution) => ({
  "@type": "dcat:Distribution",
  "dcat:downloadURL": { "@id": `${base}${path}` },
  "dcat:mediaType": { "@id": `https://www.iana.org/assignments/media-types/${mediaTypes[form]}` },
  "dcat:byteSize": { "@value": String(bytes), "@type": "xsd:nonNegativeInteger" },
  "spdx:checksum": {
    "@type": "spdx:Checksum",
    "spdx:algorithm": { "@id": "spdx:checksumAlgorithm_sha256" },
    "spdx:checksumValue": { "@value": sha256, "@type": "xsd:hexBinary" },
  },
})

const dcatDataset = (base: string, table: CatalogTable) => ({
  "@id": `${base}/t/${table.year}/${table.org.code}`,
  "@type": "dcat:Dataset",
  "dct:title": titleOf(table),
  "dct:identifier": table.id,
  "dcat:version": String(table.version),
  "dct:issued": { "@value": table.publishedAt.toISOString(), "@type": "xsd:dateTime" },
  "dct:publisher": { "@type": "foaf:Organization", "foaf:name": table.org.name },
  "dct:license": { "@id": `${base}${licence.path}` },
  "dct:language": "zh-CN",
  "dcat:landingPage": { "@id": `${base}/t/${table.year}/${table.org.code}` },
  "dcat:distribution": table.distributions.map((each) => dcatDistribution(base, each)),
})

/** DCAT 3 as JSON-LD. */
export const catalog = (base: string, tables: readonly CatalogTable[]) => ({
  "@context": {
    dcat: "http://www.w3.org/ns/dcat#",
    dct: "http://purl.org/dc/terms/",
    foaf: "http://xmlns.com/foaf/0.1/",
    spdx: "http://spdx.org/rdf/terms#",
    xsd: "http://www.w3.org/2001/XMLSchema#",
  },
  "@id": `${base}/open/v1/catalog.jsonld`,
  "@type": "dcat:Catalog",
  "dct:title": "项目支出绩效目标开放数据",
  "dct:language": "zh-CN",
  "dct:license": { "@id": `${base}${licence.path}` },
  "foaf:homepage": { "@id": base },
  "dcat:dataset": tables.map((table) => dcatDataset(base, table)),
})

/** One version of a table as search engines for data read it (schema.org), to stand in its page. */
export const schemaDataset = (base: string, table: CatalogTable) => ({
  "@context": "https://schema.org",
  "@type": "Dataset",
  "@id": `${base}/t/${table.year}/${table.org.code}/v${table.version}`,
  url: `${base}/t/${table.year}/${table.org.code}/v${table.version}`,
  name: titleOf(table),
  description: `${table.org.name} ${table.year} 年度公开的项目支出绩效目标：每个项目的资金、目标和绩效指标。`,
  identifier: table.id,
  version: String(table.version),
  datePublished: table.publishedAt.toISOString(),
  temporalCoverage: `${table.year}-01-01/${table.year}-12-31`,
  inLanguage: "zh-CN",
  isAccessibleForFree: true,
  license: `${base}${licence.path}`,
  creator: { "@type": "GovernmentOrganization", name: table.org.name, identifier: table.org.code },
  includedInDataCatalog: { "@type": "DataCatalog", url: `${base}/open/v1/catalog.jsonld` },
  distribution: table.distributions.map(({ form, path, bytes, sha256 }) => ({
    "@type": "DataDownload",
    encodingFormat: mediaTypes[form],
    contentUrl: `${base}${path}`,
    contentSize: `${bytes} B`,
    sha256,
  })),
})
