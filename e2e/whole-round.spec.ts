import { expect, test } from "./fixtures.ts"

const project = { code: "E2E-ROUND", name: "青年就业见习基地建设（往返测试）" }
const firstGoal = "建设青年就业见习基地。"
const lastGoal = "建设青年就业见习基地 6 个，提供见习岗位 240 个，见习期满就业率不低于 55%。"

// One target from the empty form to the citizen's page, with a return by the department and one by finance.
test("draft, submit, two returns, corrections, final approval, publication, anonymous reading", async ({ as, browser }) => {
  test.slow()
  const [editor, approver, department, finance, bureau] = (await Promise.all(
    ["editor2", "approver2", "dept", "finance", "finance-approver"].map(as),
  )) as [
    Awaited<ReturnType<typeof as>>,
    Awaited<ReturnType<typeof as>>,
    Awaited<ReturnType<typeof as>>,
    Awaited<ReturnType<typeof as>>,
    Awaited<ReturnType<typeof as>>,
  ]

  const id = await editor.target.begin(project)
  await editor.target.fill({
    fiscal: "７５．５",
    goal: firstGoal,
    rows: [
      { category: "产出指标", name: "见习基地数量", value: "6个" },
      { category: "效益指标", name: "见习期满就业率", value: "≥55%" },
      { category: "满意度指标", name: "见习人员满意度", value: "≥92%" },
    ],
  })
  await editor.target.save()
  await editor.target.act("提交")
  await expect(editor.target.state("待单位审核")).toBeVisible()

  await approver.target.open(id, "/review")
  await approver.target.act("通过", { note: "情况属实" })
  await expect(approver.target.state("待主管部门审核")).toBeVisible()

  await department.target.open(id, "/review")
  await department.target.act("受理")
  await department.review.write("绩效目标", "请写明数量和预期结果。")
  await department.target.act("退回", { note: "请按意见修改。", backTo: "退回单位" })

  await editor.page.goto("/work")
  const returned = editor.page.getByRole("listitem").filter({ hasText: project.name })
  await expect(returned).toContainText("请按意见修改。")
  await expect(returned).toContainText("1 条意见未关闭")
  await editor.target.open(id)
  await editor.target.goal().fill(lastGoal)
  await editor.review.answer("绩效目标", "已写明基地数、岗位数和就业率。")
  await editor.target.act("提交")
  await approver.target.open(id, "/review")
  await approver.target.act("通过")
  await department.target.open(id, "/review")
  await expect(department.review.card("绩效目标")).toContainText("已写明基地数、岗位数和就业率。")
  await department.review.close("绩效目标")
  await department.target.act("通过")

  await finance.target.open(id, "/review")
  await expect(finance.page.getByText(lastGoal)).toBeVisible()
  await finance.target.act("退回", { note: "金额请与绩效目标匹配。", backTo: "退回单位" })

  await editor.target.open(id)
  await editor.target.amount("财政拨款").fill("68.00")
  await editor.target.act("提交")
  await approver.target.open(id, "/review")
  await approver.target.act("通过")
  await department.target.open(id, "/review")
  await department.target.act("通过")
  await finance.target.open(id, "/review")
  await finance.target.act("受理")
  await finance.target.act("通过", { note: "目标与资金匹配" })
  await bureau.target.open(id, "/review")
  await bureau.target.act("批复")
  await expect(bureau.target.state("已批复")).toBeVisible()

  await bureau.target.open(id, "/history")
  await expect(bureau.page.getByRole("row")).toHaveCount(16)

  const publisher = await as("publisher")
  await publisher.page.goto("/work/publish")
  await publisher.page
    .getByRole("link", { name: /花都区公共就业服务中心/ })
    .first()
    .click()
  await expect(publisher.page.getByText(lastGoal)).toBeVisible()
  for (const box of await publisher.page.getByRole("checkbox").all()) await box.check()
  await publisher.page.getByRole("button", { name: "公开", exact: true }).click()
  await expect(publisher.page.getByText("已公开第 1 版")).toBeVisible()
  const address = new URL(publisher.page.url()).pathname.replace("/work/publish/", "/t/")

  const citizen = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await citizen.goto(address)
  const row = citizen.getByRole("row", { name: new RegExp(project.name) })
  await expect(row).toContainText("68.00")
  await expect(row).toContainText(lastGoal)
  await expect(row).toContainText("1、产出指标：见习基地数量，年度指标值：6个。")
  await expect(citizen.getByText("情况属实")).toHaveCount(0)
  await citizen.context().close()
})
