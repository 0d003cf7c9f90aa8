// What the name of an indicator promises: a rate, a count, something to avoid. By the words it is made of.

/** Half-width, without blanks and without a unit in brackets at the end. */
export const plain = (name: string): string =>
  name
    .normalize("NFKC")
    .replace(/\s+/g, "")
    .replace(/\([^()]{1,6}\)$/, "")

/** 速度, 年度, 制度 … end like a rate and are none. */
const noRate = /(?:速|温|湿|高|深|厚|宽|长|强|浓|亮|密|年|季|月|额|制|态|角|难|力|进|调|热|限|国|程)度$|(?:频|功|速|汇|利|费|税)率$/
const rate = /(?:率|度|比例|占比|比重)$/
/** 增长率, 满意度, 占比: only a share can be their value. */
export const promisesShare = (name: string): boolean => rate.test(name) && !noRate.test(name) && !/效率$/.test(name)

/** Words that let a percentage stand: shares, changes, states of completion. */
const mayBeShare =
  /率|满意|知晓|比|占|性$|度$|完成|覆盖|达标|到位|合格|增长|增加|提高|提升|上升|降低|下降|减少|节约|压减|压缩|缩短|控制|偏差|误差|幅度|进度|准确|及时/
export const mayHoldPercent = (name: string): boolean => mayBeShare.test(name)

const counted = /(?:人数|人次|次数|户数|场次|场数|期数|份数|家数|个数|件数|篇数|台数|班次|批次|数量|数目|企业数|档案数|项目数|机构数)$/
/** 服务人数, 培训场次: how many. */
export const isCount = (name: string): boolean => counted.test(name)

const avoided =
  /投诉|故障|事故|失败|败诉|差错|误差|偏差|超支|逾期|流失|违规|违法|违纪|信访|上访|返贫|失业|缺工|死亡|发病|空置|闲置|损耗|能耗|排放|拥堵|延误|投诉|纠纷|辍学|宕机|中断/
/** 投诉办结率, 失业人员再就业: what is done about it is wanted. */
const remedied =
  /处理|处置|办结|解决|化解|排除|修复|恢复|响应|下降|降低|减少|降幅|降低|查处|整改|回复|答复|救助|帮扶|援助|培训|再?就业|覆盖|监测|筛查|防控|结案|调解|登记|受理|保险|预防|治理|人员|避免|杜绝|控制/
/** 投诉次数, 重大故障率: less is better. */
export const isAvoided = (name: string): boolean => avoided.test(name) && !remedied.test(name)

/** 企业薪酬调查成本, 会议费用: what is paid; 成本节约率 is none. */
export const isCost = (name: string): boolean =>
  /(?:成本|费用|单价|造价|支出|花费|标准)$/.test(name) && !/(?:质量|技术|建设|服务)标准$/.test(name)

const wantedRate =
  /(?:完成|覆盖|合格|及时|准确|满意|知晓|到位|达标|通过|正常|运行|就业|参保|维护|完好|优良|有效|结案|办结|调解|应诉|使用|利用|入学|毕业|巩固|接种|处理|处置|响应|发放|支付|拨付|验收|签订|留存|稳定)[率性度]$|满意|知晓度|认可度/
const wantedCount =
  /服务|培训|受益|参与|参加|选拔|招聘|就业|宣传|检查|举办|开展|组织|考试|指导|讲座|惠及|帮扶|救助|资助|培养|新增|走访|巡查|监测|演出|展演/
const limited = /编制|控制|上限|超|等待|用车|接待|因公|会议|跑动|误|差错|拥堵/
/** 覆盖率, 培训人数: more is better, so a limit from above says nothing. */
export const isWanted = (name: string): boolean =>
  !isAvoided(name) && !limited.test(name) && !isCost(name) && (wantedRate.test(name) || (isCount(name) && wantedCount.test(name)))

/** 公众满意度: whose satisfaction it is. */
export const namesGroup = (name: string): boolean =>
  /对象|群体|群众|人员|用户|市民|居民|村民|农民|农户|企业|单位|学员|学生|家长|师|职工|员工|公众|社会|患者|病人|业主|商户|客户|游客|观众|读者|干部|老人|老年|儿童|妇女|青年|党员|部门|机构|会员|人才|博士|毕业生|者|户|人满意|方满意|民/.test(
    name,
  )
