import { Table, TableRegion, Td, Th } from "../ui/table.tsx"

const entries = [
  ["year", "预算年度", "这笔钱用于哪一年"],
  ["org.code, org.name, org.kind", "公开的部门或单位", "kind：department 主管部门（含所属单位），unit 单位"],
  ["version", "版本", "1 为首次公开，2 起为更正；每个版本永不改变"],
  ["contentHash", "内容校验", "公开内容规范化后的 SHA-256，内容相同则相同"],
  ["units[]", "资金使用单位", "表中按单位分组"],
  ["projects[].code, name, kind", "项目", "kind：department 部门预算项目，transfer 转移支付项目"],
  ["amounts.total", "总计", "恒等于以下三项之和；单位万元，两位小数的文本"],
  ["amounts.fiscal, specialAccount, other", "财政拨款、财政专户拨款、其他资金", "以分汇总后再四舍五入；有尾差时附 note"],
  ["goal", "绩效目标", "花这笔钱当年要达到的结果"],
  ["indicators[].category", "一级指标", "output 产出，benefit 效益，satisfaction 满意度，cost 成本"],
  ["indicators[].subcategory", "二级指标", "如 quantity 数量、social 社会效益；旧表没有写的为 null"],
  ["indicators[].name", "三级指标名称", "原文"],
  ["indicators[].value.raw", "年度指标值", "原文，一字不改"],
  [
    "indicators[].value.operator, number, unit",
    "指标值的解析",
    "gte ≥、lte ≤、gt >、lt <、eq =、range 区间、none 没有写；读不出数的 number 为 null",
  ],
] as const

/** What every field of the open data means. */
export function Dictionary() {
  return (
    <TableRegion label="字段表，可左右滚动">
      <Table caption="数据字典" hideCaption>
        <thead>
          <tr>
            <Th>字段（JSON）</Th>
            <Th>名称</Th>
            <Th>说明</Th>
          </tr>
        </thead>
        <tbody>
          {entries.map(([field, name, meaning]) => (
            <tr key={field}>
              <Th scope="row">
                <code className="font-mono text-xs">{field}</code>
              </Th>
              <Td>{name}</Td>
              <Td className="text-ink-soft">{meaning}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </TableRegion>
  )
}
