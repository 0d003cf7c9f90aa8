import { Facts } from "#components/ui/facts.tsx"
import type { PublishPreview } from "#components/work/api.ts"
import { When } from "#components/work/when-time.tsx"

/** What is in the table, what is not in it, and what the public sees now. */
export const PreviewFacts = ({ preview }: { preview: PublishPreview }) => {
  const projects = preview.content.units.reduce((sum, unit) => sum + unit.projects.length, 0)
  return (
    <Facts
      facts={[
        { name: "列入", value: `${projects} 个已批复项目` },
        { name: "未批复（不列入）", value: `${preview.waiting} 个` },
        { name: "涉密（不公开）", value: `${preview.excludedSecret} 个` },
        {
          name: "现在公开的",
          value: preview.latest ? (
            <>
              第 {preview.latest.version} 版（
              <When at={preview.latest.publishedAt} />）{preview.latest.withdrawn && "，已撤回"}
            </>
          ) : (
            "还没有公开"
          ),
        },
      ]}
    />
  )
}
