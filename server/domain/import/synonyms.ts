// What the columns and labels of declared and published tables are called. One table for all shapes; each name with where it was met.

/** What a column or label can be. `ignored`: known, and not taken over; what is in no list is a column of the user's own. */
export const fields = {
  unitCode: "单位代码",
  unitName: "单位名称",
  projectCode: "项目代码",
  projectName: "项目名称",
  kind: "项目类别",
  continuing: "新增或延续",
  total: "总计",
  fiscal: "财政拨款",
  specialAccount: "财政专户拨款",
  other: "其他资金",
  goal: "绩效目标",
  indicators: "绩效指标（一格）",
  category: "一级指标",
  subcategory: "二级指标",
  indicatorName: "三级指标",
  operator: "比较符",
  value: "年度指标值",
  number: "数值",
  upper: "上限",
  valueUnit: "计量单位",
  better: "指标方向",
  weight: "分值",
  midtermRaw: "中期指标值",
  method: "计算方法",
  source: "数据来源",
} as const
export type Field = keyof typeof fields

type Known = { field: Field | "ignored"; source: string; labels: readonly string[] }

const seed = "花都区人社局（本级）公开表"
const forms = "项目支出绩效目标申报表（财预〔2015〕88号）及各地公开表"
const provinces = "四川、湖南、上海、东莞、黄石、湘潭公开表"

/** Half-width, without blanks, currency, numbering and colon: as `labelKey` gives them. */
const known: readonly Known[] = [
  { field: "unitCode", source: "本系统导出", labels: ["预算单位编码", "预算单位代码", "单位代码", "单位编码"] },
  {
    field: "unitName",
    source: forms,
    labels: [
      "单位名称",
      "预算单位",
      "预算单位名称",
      "资金使用单位",
      "实施单位",
      "项目单位",
      "项目实施单位",
      "申报单位",
      "用款单位",
      "单位",
    ],
  },
  { field: "projectCode", source: forms, labels: ["项目编码", "项目代码", "项目编号"] },
  {
    field: "projectName",
    source: seed,
    labels: ["项目名称(资金使用单位)", "项目名称", "项目", "二级项目名称", "项目支出名称", "专项名称"],
  },
  { field: "kind", source: "本系统导出", labels: ["项目类别", "项目类型", "项目分类"] },
  { field: "continuing", source: forms, labels: ["项目属性", "新增或延续", "项目性质"] },
  {
    field: "total",
    source: seed,
    labels: [
      "总计",
      "合计",
      "预算数",
      "项目金额",
      "年度资金总额",
      "资金总额",
      "项目预算金额",
      "年度本级预算金额",
      "金额",
      "预算金额",
      "年度预算",
      "小计",
    ],
  },
  {
    field: "fiscal",
    source: seed,
    labels: ["财政拨款", "财政资金", "一般公共预算拨款", "一般公共预算", "财政拨款收入", "当年财政拨款", "本年财政拨款"],
  },
  { field: "specialAccount", source: seed, labels: ["财政专户拨款", "财政专户", "财政专户管理资金", "专户资金"] },
  { field: "other", source: seed, labels: ["其他资金", "其他", "其它资金", "单位资金", "自有资金"] },
  {
    field: "goal",
    source: `${forms}；${provinces}`,
    labels: [
      "绩效目标",
      "年度目标",
      "年度绩效目标",
      "年度总体目标",
      "本年度目标",
      "当年目标",
      "总体目标",
      "项目绩效目标",
      "绩效总目标",
      "项目总体目标",
      "总体绩效目标",
    ],
  },
  { field: "indicators", source: seed, labels: ["绩效指标"] },
  { field: "category", source: provinces, labels: ["一级指标", "指标类型", "指标类别", "指标大类", "一级"] },
  { field: "subcategory", source: provinces, labels: ["二级指标", "指标小类", "二级"] },
  { field: "indicatorName", source: provinces, labels: ["三级指标", "指标名称", "指标内容", "指标项", "三级指标名称", "三级", "指标"] },
  { field: "operator", source: provinces, labels: ["指标性质", "计算符号", "符号", "比较符", "运算符", "运算符号", "比较符号"] },
  {
    field: "value",
    source: provinces,
    labels: [
      "指标值",
      "年度指标值",
      "当年度指标值",
      "当年预期实现值",
      "预期当年实现值",
      "计划指标值",
      "计划指标值(或计划水平)",
      "指标值及单位",
      "目标值",
      "年度目标值",
      "指标目标值",
      "预期值",
      "计划值",
    ],
  },
  { field: "number", source: "本系统导出", labels: ["数值", "下限"] },
  { field: "upper", source: "本系统导出", labels: ["上限"] },
  { field: "valueUnit", source: provinces, labels: ["度量单位", "计量单位", "指标单位", "指标值单位", "数值单位"] },
  { field: "better", source: "四川公开表", labels: ["指标方向性", "指标方向", "方向", "方向性"] },
  { field: "weight", source: provinces, labels: ["权重", "分值", "指标分值", "分值权重", "指标权重"] },
  { field: "midtermRaw", source: "东莞公开表；申报表", labels: ["中期指标值", "实施周期指标值", "实施期指标值", "长期指标值"] },
  { field: "method", source: "财预〔2021〕101号附件", labels: ["赋分方法", "计算方法", "计算公式"] },
  { field: "source", source: "财预〔2021〕101号附件", labels: ["数据来源"] },
  {
    field: "ignored",
    source: `${forms}；${provinces}；本系统导出`,
    labels: [
      "序号",
      "年度",
      "备注",
      "主管部门",
      "主管部门及代码",
      "公开单位编码",
      "公开单位名称",
      "指标序号",
      "指标解释",
      "指标值内容",
      "指标值类型",
      "评(扣)分标准",
      "评分标准",
      "绩效标准",
      "指标标准或依据",
      "上年实际实现值",
      "上年指标值",
      "项目期",
      "项目负责人",
      "联系电话",
      "中期资金总额",
      "中期目标",
      "长期目标",
      "实施期绩效目标",
      "实施周期总目标",
      "中期绩效目标",
      "填报人",
      "填表人",
    ],
  },
]

const byLabel = new Map(known.flatMap(({ field, labels }) => labels.map((label) => [label, field] as const)))

/** The field a label names; undefined for a column of the user's own. */
export const fieldOf = (key: string): Field | "ignored" | undefined => byLabel.get(key)

/** For the documentation: every label with its field and where it was met. */
export const synonymTable = known
