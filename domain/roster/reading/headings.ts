import { codeText } from './text'

export type Adult = 'father' | 'mother' | 'guardian'
type AdultFact =
  | 'name'
  | 'phone'
  | 'relation'
  | 'employer'
  | 'occupation'
  | 'age'
  | 'health'
  | 'address'
  | 'employerAddress'
  | 'employerPhone'
  | 'reachable'
type ChildFact =
  | 'serial'
  | 'grade'
  | 'class'
  | 'name'
  | 'sex'
  | 'birthDate'
  | 'idNumber'
  | 'accommodation'
  | 'leftBehind'
  | 'absence'
  | 'careKind'
  | 'address'
  | 'special'
  | 'isOrphan'
  | 'isSingleParent'
  | 'isDisabled'
  | 'isPoor'
  | 'character'
  | 'interests'
  | 'health'
  | 'pairedTeacher'
  | 'remarks'

/** What a column holds. `serial` and the reasons we wrote ourselves are understood and not used. */
export type Field = ChildFact | `${Adult}.${AdultFact}`

const ownerPatterns: [Adult, RegExp][] = [
  [
    'guardian',
    /((第一|实际|现|临时|被委托|受委托|委托|法定)?(监护人|看护人|照护人|照顾人|照料人|照看人|照管人|抚养人|抚育人|被委托人|受委托人|代养人)|学生家长|家长|(紧急)?联系人)/,
  ],
  ['father', /(孩子|学生|儿童)?(父亲|爸爸|父(?!母|或))/],
  ['mother', /(孩子|学生|儿童)?(母亲|妈妈|(?<!父|父或)母)/],
]

const adultFacts: [AdultFact, RegExp][] = [
  ['relation', /关系|称谓|身份$/],
  ['employerPhone', /(单位|厂里|公司)(联系)?(电话|号码|联系方式)/],
  ['reachable', /(方便|可|能|可以)(联系|通话|接听|接电话)|联系时间|接听时间|空闲时间|作息/],
  ['phone', /电话|手机|联系方式|联系号码|号码/],
  ['employerAddress', /(务工|工作|打工)?(单位|厂|公司)(详细)?(地址|所在地)$/],
  ['employer', /(务工|工作|打工|外出)(单位|地点|地址|地|去向|企业)|单位|去向|工作$/],
  ['occupation', /职业|从事|工种/],
  ['age', /年龄|岁数/],
  ['health', /身体|健康/],
  ['address', /^(家庭|现|详细|居住|现居住|常住|居住详细)*(住址|地址|居住地址|居住地|所在地)$/],
  ['name', /^(姓名|名字|名)?$/],
]

const childFacts: [ChildFact, RegExp][] = [
  ['serial', /^(序号|编号|顺序号?|号|no|原因)$/i],
  ['pairedTeacher', /^(代理家长|爱心妈妈|爱心家长|((结对)?帮扶|结对|包保|关爱)(教师|老师|人|责任人|干部)?)(姓名)?$/],
  ['isOrphan', /^是否(为)?孤儿$/],
  ['isSingleParent', /^是否(为)?单亲(家庭)?$/],
  ['isDisabled', /^是否(为)?残疾(儿童)?$/],
  ['isPoor', /^是否(为)?(低保|贫困|困难|建档立卡)(家庭|户)?$/],
  ['careKind', /^(监护|看护|照护|照料|抚养|托管|照管)(类型|方式|情况|形式|类别|状况)$/],
  ['absence', /^(父母)?实际外出(情况)?$/],
  [
    'leftBehind',
    /^(是否)?留守(类型|情况|类别|状况|性质|形式)?$|^父母(亲)?(外出|务工|打工)?(外出|务工|打工)(情况|类型|状况)?$|^外出(务工)?(情况|类型)$/,
  ],
  ['accommodation', /寄宿|住宿|住校|走读|就读方式|住读/],
  ['name', /^(姓名|名字|名)$/],
  ['sex', /^性别$/],
  ['birthDate', /^出生(日期|年月日?|时间|日)?$|^生日$/],
  ['idNumber', /^(公民|居民|二代)?身份(证|证件)?(号码|号|件号|件号码)?$|^证件号码?$/],
  ['grade', /^(所在|就读|现)?年级$/],
  ['class', /^(所在|就读|现)?(学校)?(年级)?(班级|班别|班次|班)$|^年班$/],
  ['special', /^特殊(情况|类型|身份|群体|家庭)$|^困境(类型|情况)$|^(儿童)?(类型|类别)$|^家庭(类型|情况|状况)$/],
  ['character', /性格|个性/],
  ['interests', /兴趣|爱好|特长/],
  ['health', /^(身体|健康)(健康)?(状况|情况)?$/],
  ['address', /^(家庭|现|详细|居住|现居住|家庭详细|家庭现)?(住址|地址|居住地址|居住地|所在地)$/],
  ['remarks', /^备注|^说明$/],
]

/** Facts that a heading may leave to the person named to its left: 父亲姓名 | 联系电话 | 务工地点. */
const inheritable = /^(本人)?(联系)?(电话|手机|方式)|联系方式|手机号|务工|打工|工作|^职业$|^年龄$|^身体状况$/

/** A heading as far as it can be told by itself. */
export interface Heading {
  adult?: Adult
  field: Field | null
  /** The fact, where the heading names none of the adults and may belong to the one on its left. */
  inherits?: AdultFact
}

/**
 * Reads a heading by its meaning: whose, and what. `group` is the heading above it in a two-row head.
 * Unknown headings give `field: null`.
 */
export function readHeading(text: string, group = ''): Heading {
  const own = normal(text)
  const above = group === text ? '' : normal(group)
  if (own === '' && above === '') return { field: null }
  if (own === '') return readHeading(group)
  const child = childField(own)
  if (child === 'pairedTeacher' || child === 'serial') return { field: child }
  const ownAdult = adultOf(own)
  const adult = ownAdult ?? (child === 'leftBehind' || child === 'address' ? undefined : adultOf(above))
  if (adult && child !== 'leftBehind') return { adult, field: adultField(adult, own) }
  if (/关系$/.test(own)) return { adult: 'guardian', field: 'guardian.relation' }
  const fact = inheritable.test(own) ? factOf(own) : undefined
  return { field: child, ...(fact ? { inherits: fact } : {}) }
}

/** A heading as it is remembered and compared: without spaces and punctuation. */
export function headingKey(text: string): string {
  return codeText(text).replace(punctuation, '').slice(0, 80)
}

const punctuation = /[()[\]{}【】〔〕*#:;,.、，。：；/|_"'“”+-]/g

/** Headings of forms that a child's record has no place for: nobody need be asked about them. */
export function needlessHeading(text: string): boolean {
  return /^(民族|籍贯|学籍号|全国学籍号|学号|政治面貌|国籍|户口(性质|类型)?|文化程度|学历|微信号?|qq号?|邮编|照片|签字|签名|填表(人|时间|日期)|登记(人|时间|日期))$/i.test(
    headingKey(text).replace(/^(父亲|母亲|监护人|照料人|儿童|学生)/, ''),
  )
}

function normal(text: string): string {
  return codeText(text)
    .replace(punctuation, '')
    .replace(/(可多选|必填|选填|可不填|如有)/g, '')
    .replace(/(\d+|[一二三])$/, '')
}

function adultOf(heading: string): Adult | undefined {
  if (/^(留守)?(儿童|学生)?与/.test(heading) || /^父母|祖父母/.test(heading)) return undefined
  return ownerPatterns.find(([, pattern]) => pattern.test(heading))?.[0]
}

function adultField(adult: Adult, heading: string): Field | null {
  if (/身份证|文化|学历|民族|微信|政治/.test(heading)) return null
  const pattern = ownerPatterns.find(([owner]) => owner === adult)![1]
  const rest = heading
    .replace(pattern, '')
    .replace(/^(的|基本)?(情况|信息|资料)?(?=.|$)/, '')
    .replace(/^及/, '')
  const fact = factOf(rest)
  return fact ? `${adult}.${fact}` : null
}

function factOf(text: string): AdultFact | undefined {
  return adultFacts.find(([, pattern]) => pattern.test(text))?.[0]
}

function childField(heading: string): ChildFact | null {
  const bare = heading.replace(/^(留守儿童|留守学生|儿童|学生|孩子|幼儿|本人)(?=.)(的)?/, '')
  return (
    (childFacts.find(([, pattern]) => pattern.test(bare)) ??
      childFacts.find(([, pattern]) => pattern.test(heading)))?.[0] ?? null
  )
}
