import type { Metadata } from "next"
import { DataGuide } from "#components/public/data-guide.tsx"
import { Dictionary } from "#components/public/dictionary.tsx"
import { Prose, ProseSection } from "#components/public/prose.tsx"
import { readEnv } from "#server/env.ts"
import { readOverview } from "#server/published/pages.ts"

export const dynamic = "force-dynamic"
export const metadata: Metadata = {
  title: { absolute: "数据与说明 · 项目支出绩效目标公开" },
  description: "公开数据从哪里来、字段是什么意思、按什么规则公开和更正、可以怎样使用。",
}

/** About the data: where it comes from, its rules, its words, how it may be used. */
export default async function AboutPage() {
  const first = (await readOverview())?.tables[0]
  return (
    <Prose title="数据与说明">
      <ProseSection id="source" title="数据从哪里来">
        <p>
          各预算单位申报项目支出绩效目标，经主管部门审核、财政部门批复后，由公开的部门和单位公开。这里只有经批复并公开的版本，没有草稿、审核意见和办理人员。
        </p>
        <p>涉密项目不公开，也不计入任何合计。含有电话号码、身份证号码的内容不能公开。</p>
      </ProseSection>
      <ProseSection id="rules" title="公开和更正的规则">
        <ul className="list-disc space-y-1 pl-5">
          <li>部门在财政部门批复后二十日内公开，单位在部门批复后二十日内公开；逾期没有公开的，在首页点名。</li>
          <li>每次公开形成一个不可改变的版本。网页、下载文件、接口和检索都出自同一个版本，数字一致。</li>
          <li>
            公开以后发现错误的，另发新版本并写明原因；旧版本的网址长期有效，并指向最新版本。全部更正见
            <a className="link" href="/corrections">
              更正
            </a>
            。
          </li>
          <li>金额以分汇总，再四舍五入为万元两位小数；各项之和与合计有尾差的，表后有说明。</li>
          <li>“要求提高、降低”是把指标值与上一年度相比算出来的，不是评价；写法不同、单位不同或只有文字的，写明不能比较。</li>
        </ul>
      </ProseSection>
      {readEnv(process.env).DEMO && (
        <ProseSection id="year" title="关于年度的说明">
          <p>示例数据“广州市花都区人力资源和社会保障局（本级）”的原表没有印年度，这里按 2023 年度列出，是一项假定，不是原表的内容。</p>
        </ProseSection>
      )}
      <ProseSection id="data" title="怎样取得数据">
        <DataGuide example={first && { year: first.year, orgCode: first.org.code }} />
        <p>
          检索接口：<code className="font-mono text-sm">/open/v1/search?q=道路养护&amp;year=2023</code>，条件与检索页相同。
        </p>
      </ProseSection>
      <ProseSection id="dictionary" title="数据字典">
        <Dictionary />
      </ProseSection>
      <ProseSection id="licence" title="使用许可">
        <p>
          公开的数据可以自由使用、转载和加工，商业使用也在内，不需要申请。使用时请注明来源（公开的部门或单位）、年度和版本；加工后的结果请不要写成原单位公布的内容。
        </p>
      </ProseSection>
    </Prose>
  )
}
