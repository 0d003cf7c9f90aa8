// The page in the place of one that could not be drawn. Next leaves such a page to its scripts, and those are not sent: it would be empty.
import type { Recorded } from "./recorder.ts"

const page = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>暂时打不开 · 绩效目标公开</title>
</head>
<body>
<main>
<h1>这一页暂时打不开</h1>
<p>系统出了问题，已经记录。请过一会儿再刷新本页；已经公开的内容没有变化。</p>
<p><a href="/">回到首页</a></p>
</main>
</body>
</html>
`
/** Seconds; a database that restarts is back by then. */
const again = "10"

/** 503 with a whole page and when to come back. */
export const troublePage = ({ headers }: Recorded): Recorded => ({
  status: 503,
  headers: { ...headers, "retry-after": again },
  body: Buffer.from(page),
})
