import { expect, test } from "vitest"
import { parseValue } from "./indicator-value.ts"
import { printStratml } from "./published-stratml.ts"
import type { Category, PublishedContent, PublishedProject } from "./published-table.ts"

const row = (seq: number, category: Category, subcategory: string | null, name: string, raw: string) => ({
  ...{ seq, category, subcategory, name },
  value: parseValue(raw),
})
const project = (code: string, name: string, indicators: PublishedProject["indicators"]): PublishedProject => ({
  ...{ code, name, kind: "department", goal: "修好路，市民<满意>&放心。", indicators },
  amounts: { fiscal: 2_400_000n, specialAccount: 0n, other: 100_000n },
})
const table: PublishedContent = {
  title: "项目支出绩效目标表",
  year: 2026,
  org: { code: "401", name: "公路局", kind: "department" },
  units: [
    {
      code: "401002",
      name: "公路所",
      projects: [
        project("401002-2026-001", "道路修补", [
          row(1, "output", "quantity", "修补道路里程", "≥30公里"),
          row(2, "output", "timeliness", "完工时间", "11月30日前"),
          row(3, "benefit", "social", "通行条件", "明显改善"),
          row(4, "satisfaction", null, "市民满意度", "≥80%"),
          row(5, "cost", "economicCost", "每公里成本", "5-8万元"),
        ]),
        project("401002-2026-002", "桥梁检测", []),
      ],
    },
  ],
}
const meta = { id: "0b7c", version: 2, publishedAt: new Date("2026-02-28T17:00:00Z"), contentHash: "9f86" }

/** Children in the order the schema of 2016-02-16 sets; "?" may be left out, "*" may be many or none, "+" one at least. Elements not named have text alone. */
const goalHead = "Name Description Identifier? SequenceIndicator? Stakeholder* OtherInformation?"
const sequences: Readonly<Record<string, string>> = {
  PerformancePlanOrReport: "Name Description? OtherInformation? StrategicPlanCore AdministrativeInformation? Submitter?",
  StrategicPlanCore: "Organization* Vision? Mission? Value* Goal+",
  Organization: "Name? Acronym? Identifier? Description? Stakeholder*",
  Goal: `${goalHead} Objective*`,
  Objective: "Name? Description? Identifier? SequenceIndicator? Stakeholder* OtherInformation? PerformanceIndicator*",
  Stakeholder: "Name Description? Role*",
  PerformanceIndicator:
    "SequenceIndicator? MeasurementDimension UnitOfMeasurement Identifier? Relationship* MeasurementInstance* OtherInformation?",
  MeasurementInstance: "TargetResult* ActualResult*",
  TargetResult: "StartDate? EndDate? NumberOfUnits? Descriptor? Description?",
  AdministrativeInformation: "Identifier? StartDate? EndDate? PublicationDate? Source?",
}
const formats: Readonly<Record<string, RegExp>> = {
  Identifier: /^[A-Za-z_][\w.-]*$/,
  StartDate: /^\d{4}-\d\d-\d\d$/,
  EndDate: /^\d{4}-\d\d-\d\d$/,
  PublicationDate: /^\d{4}-\d\d-\d\d$/,
  NumberOfUnits: /^-?\d+(\.\d+)?$/,
}

type Element = { name: string; children: Element[]; text: string }
/** A tree of elements. Anything that is neither a tag nor text without signs is a fault of the document. */
function readXml(xml: string): Element {
  const root: Element = { name: "", children: [], text: "" }
  const open = [root]
  for (const [, close, name, text] of xml.slice(xml.indexOf("?>") + 2).matchAll(/<(\/?)(\w+)(?: \w+="[^"<&]*")*>|([^<>]+)/g)) {
    const parent = open.at(-1) ?? root
    if (text !== undefined) parent.text += text
    else if (close) expect(open.pop()?.name).toBe(name)
    else {
      const element: Element = { name: name ?? "", children: [], text: "" }
      parent.children.push(element)
      open.push(element)
    }
  }
  expect([open.length, root.children.length]).toEqual([1, 1])
  return root.children[0] ?? root
}

/** What is not as the schema says, by the path to it. */
function faults({ name, children, text }: Element, path = name): string[] {
  const sequence = sequences[name]
  if (!sequence) {
    const format = formats[name]
    return [...(children.length > 0 ? [`${path}: has children`] : []), ...(format && !format.test(text) ? [`${path}: ${text}`] : [])]
  }
  const pattern = sequence
    .split(" ")
    .map((part) => part.replace(/^(\w+)(.?)$/, "(?:$1 )$2"))
    .join("")
  const found = children.map((child) => `${child.name} `).join("")
  const own = new RegExp(`^${pattern}$`).test(found) && text.trim() === "" ? [] : [`${path}: ${found}${text.trim()}`]
  return [...own, ...children.flatMap((child) => faults(child, `${path}/${child.name}`))]
}

const everyIdentifier = ({ name, text, children }: Element): string[] => [
  ...(name === "Identifier" ? [text] : []),
  ...children.flatMap(everyIdentifier),
]

test("a project is a goal, its 一级指标 are objectives, its indicators keep the words of the table beside the number read out of them", () => {
  expect(printStratml(meta, table)).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <PerformancePlanOrReport xmlns="urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport" Type="Performance_Plan">
      <Name>公路局 2026 年度项目支出绩效目标表</Name>
      <OtherInformation>总计 5.00 万元，财政拨款 4.80 万元，财政专户拨款 0.00 万元，其他资金 0.20 万元</OtherInformation>
      <StrategicPlanCore>
        <Organization>
          <Name>公路局</Name>
          <Identifier>org-401</Identifier>
        </Organization>
        <Organization>
          <Name>公路所</Name>
          <Identifier>org-401002</Identifier>
        </Organization>
        <Goal>
          <Name>道路修补</Name>
          <Description>修好路，市民&lt;满意&gt;&amp;放心。</Description>
          <Identifier>project-401002-2026-001</Identifier>
          <SequenceIndicator>1</SequenceIndicator>
          <Stakeholder StakeholderTypeType="Organization">
            <Name>公路所</Name>
          </Stakeholder>
          <OtherInformation>总计 2.50 万元，财政拨款 2.40 万元，财政专户拨款 0.00 万元，其他资金 0.10 万元</OtherInformation>
          <Objective>
            <Name>产出指标</Name>
            <Identifier>objective-401002-2026-001-output</Identifier>
            <PerformanceIndicator ValueChainStage="Output" PerformanceIndicatorType="Quantitative">
              <SequenceIndicator>1</SequenceIndicator>
              <MeasurementDimension>修补道路里程</MeasurementDimension>
              <UnitOfMeasurement>公里</UnitOfMeasurement>
              <Identifier>indicator-401002-2026-001-1</Identifier>
              <MeasurementInstance>
                <TargetResult>
                  <StartDate>2026-01-01</StartDate>
                  <EndDate>2026-12-31</EndDate>
                  <NumberOfUnits>30</NumberOfUnits>
                  <Description>≥30公里</Description>
                </TargetResult>
              </MeasurementInstance>
              <OtherInformation>数量指标</OtherInformation>
            </PerformanceIndicator>
            <PerformanceIndicator ValueChainStage="Output" PerformanceIndicatorType="Quantitative">
              <SequenceIndicator>2</SequenceIndicator>
              <MeasurementDimension>完工时间</MeasurementDimension>
              <UnitOfMeasurement></UnitOfMeasurement>
              <Identifier>indicator-401002-2026-001-2</Identifier>
              <MeasurementInstance>
                <TargetResult>
                  <StartDate>2026-01-01</StartDate>
                  <EndDate>2026-12-31</EndDate>
                  <Description>11月30日前</Description>
                </TargetResult>
              </MeasurementInstance>
              <OtherInformation>时效指标</OtherInformation>
            </PerformanceIndicator>
          </Objective>
          <Objective>
            <Name>效益指标</Name>
            <Identifier>objective-401002-2026-001-benefit</Identifier>
            <PerformanceIndicator ValueChainStage="Outcome" PerformanceIndicatorType="Qualitative">
              <SequenceIndicator>3</SequenceIndicator>
              <MeasurementDimension>通行条件</MeasurementDimension>
              <UnitOfMeasurement></UnitOfMeasurement>
              <Identifier>indicator-401002-2026-001-3</Identifier>
              <MeasurementInstance>
                <TargetResult>
                  <StartDate>2026-01-01</StartDate>
                  <EndDate>2026-12-31</EndDate>
                  <Description>明显改善</Description>
                </TargetResult>
              </MeasurementInstance>
              <OtherInformation>社会效益指标</OtherInformation>
            </PerformanceIndicator>
          </Objective>
          <Objective>
            <Name>满意度指标</Name>
            <Identifier>objective-401002-2026-001-satisfaction</Identifier>
            <PerformanceIndicator ValueChainStage="Outcome" PerformanceIndicatorType="Quantitative">
              <SequenceIndicator>4</SequenceIndicator>
              <MeasurementDimension>市民满意度</MeasurementDimension>
              <UnitOfMeasurement>%</UnitOfMeasurement>
              <Identifier>indicator-401002-2026-001-4</Identifier>
              <MeasurementInstance>
                <TargetResult>
                  <StartDate>2026-01-01</StartDate>
                  <EndDate>2026-12-31</EndDate>
                  <NumberOfUnits>80</NumberOfUnits>
                  <Description>≥80%</Description>
                </TargetResult>
              </MeasurementInstance>
            </PerformanceIndicator>
          </Objective>
          <Objective>
            <Name>成本指标</Name>
            <Identifier>objective-401002-2026-001-cost</Identifier>
            <PerformanceIndicator ValueChainStage="Input" PerformanceIndicatorType="Quantitative">
              <SequenceIndicator>5</SequenceIndicator>
              <MeasurementDimension>每公里成本</MeasurementDimension>
              <UnitOfMeasurement>元</UnitOfMeasurement>
              <Identifier>indicator-401002-2026-001-5</Identifier>
              <MeasurementInstance>
                <TargetResult>
                  <StartDate>2026-01-01</StartDate>
                  <EndDate>2026-12-31</EndDate>
                  <Description>5-8万元</Description>
                </TargetResult>
              </MeasurementInstance>
              <OtherInformation>经济成本指标</OtherInformation>
            </PerformanceIndicator>
          </Objective>
        </Goal>
        <Goal>
          <Name>桥梁检测</Name>
          <Description>修好路，市民&lt;满意&gt;&amp;放心。</Description>
          <Identifier>project-401002-2026-002</Identifier>
          <SequenceIndicator>2</SequenceIndicator>
          <Stakeholder StakeholderTypeType="Organization">
            <Name>公路所</Name>
          </Stakeholder>
          <OtherInformation>总计 2.50 万元，财政拨款 2.40 万元，财政专户拨款 0.00 万元，其他资金 0.10 万元</OtherInformation>
        </Goal>
      </StrategicPlanCore>
      <AdministrativeInformation>
        <Identifier>snapshot-0b7c</Identifier>
        <StartDate>2026-01-01</StartDate>
        <EndDate>2026-12-31</EndDate>
        <PublicationDate>2026-03-01</PublicationDate>
        <Source>/t/2026/401/v2</Source>
      </AdministrativeInformation>
    </PerformancePlanOrReport>
    "
  `)
})

test("elements stand in the schema's order, identifiers are unique names, dates and numbers are such", () => {
  const root = readXml(printStratml(meta, table))
  expect(faults(root)).toEqual([])
  const identifiers = everyIdentifier(root)
  expect(new Set(identifiers).size).toBe(identifiers.length)
})

test("the check sees what is wrong", () => {
  const wrong = printStratml({ ...meta, id: "0 b" }, { ...table, units: [] })
  expect(faults(readXml(wrong))).toEqual([
    "PerformancePlanOrReport/StrategicPlanCore: Organization ",
    "PerformancePlanOrReport/AdministrativeInformation/Identifier: snapshot-0 b",
  ])
})
