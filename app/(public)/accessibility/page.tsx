import type { Metadata } from "next"
import { Prose, ProseSection } from "#components/public/prose.tsx"

export const dynamic = "force-dynamic"
export const metadata: Metadata = {
  title: { absolute: "无障碍说明 · 项目支出绩效目标公开" },
  description: "公开页面做到了哪些无障碍要求，还有什么不足，怎样反映问题。",
}

/** What has been done so that everybody can read, what has not, and where to say so. */
export default function AccessibilityPage() {
  return (
    <Prose title="无障碍说明">
      <ProseSection id="goal" title="目标">
        <p>
          公开页面按《信息技术 互联网内容无障碍可访问性技术要求与测试方法》（GB/T 37668—2019）二级和 WCAG 2.2 AA
          级制作，并逐项自查；没有经过第三方检测。
        </p>
      </ProseSection>
      <ProseSection id="done" title="做到的">
        <ul className="list-disc space-y-1 pl-5">
          <li>不开脚本也完整可读、可检索；全部功能可以只用键盘操作，焦点看得见，每页第一项是“跳到正文”。</li>
          <li>表格有标题和表头，读屏软件能读出每个数属于哪一列；手机上逐项排列，不用左右拖动。</li>
          <li>图表本身就是表格：每一条旁边都有数字，不靠颜色区分，黑白打印也能读。</li>
          <li>页首有“大字”；也可以用浏览器放大到 400%，内容不丢失。深色显示跟随系统设置。</li>
          <li>文字与底色的对比度不低于 4.5:1；没有闪烁、自动播放和时间限制。</li>
          <li>可以直接打印，打印时去掉导航，表头逐页重复。</li>
        </ul>
      </ProseSection>
      <ProseSection id="missing" title="还不足的">
        <ul className="list-disc space-y-1 pl-5">
          <li>下载的文字（TXT）文件保持公开表原有的格式，读屏软件读起来不如网页方便，建议读网页或 CSV。</li>
          <li>项目名称、目标和指标由各单位撰写，可能有缩略语和长句，这里不改动原文。</li>
          <li>没有盲文、手语和语音版本。</li>
        </ul>
      </ProseSection>
      <ProseSection id="contact" title="反映问题">
        <p>如果有内容读不到、用不了，请与公开该表的单位或财政部门联系，说明网址和使用的设备、软件；可以要求以其他形式提供同样的内容。</p>
      </ProseSection>
    </Prose>
  )
}
