// Writes the .xlsx that bench import reads, in a process of its own, so that its memory is not counted: node make-import.ts FILE PROJECTS
import { createWriteStream } from "node:fs"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { streamSheet } from "#server/files/workbook.ts"

const [file = "", count = "0"] = process.argv.slice(2)
const head = ["项目代码", "项目名称", "财政拨款（万元）", "财政专户拨款（万元）", "其他资金（万元）", "绩效目标"]
const heads = [...head, "一级指标", "二级指标", "三级指标", "指标性质", "指标值", "计量单位"]
const lines = [
  ["产出指标", "数量指标", "完成数量", "≥", "项"],
  ["产出指标", "质量指标", "验收合格率", "≥", "%"],
  ["效益指标", "社会效益指标", "投诉下降率", "≥", "%"],
  ["满意度指标", "服务对象满意度指标", "群众满意度", "≥", "%"],
] as const

async function* rows() {
  for (let p = 1; p <= Number(count); p += 1)
    for (const [category, second, name, sign, unit] of lines) {
      const own = [`401002-B-${p}`, `模拟专项经费${p}`, p / 100, 0, 0, `完成模拟专项${p}的年度任务${p % 90}项，保障服务质量。`]
      yield [...own, category, second, `${name}${p % 500}`, sign, String(80 + (p % 19)), unit]
    }
}

const columns = heads.map((header) => ({ header, width: 14 }))
await pipeline(Readable.from(streamSheet("申报", columns, rows())), createWriteStream(file))
