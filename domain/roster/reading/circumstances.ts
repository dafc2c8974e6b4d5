import type { LeftBehindStatus, SpecialStatus } from './child'
import type { Field } from './headings'
import type { RowScribe } from './row-scribe'
import { codeText, isBlankMark, isUnknownMark } from './text'

const registerWord = { none: '非留守', oneParent: '单亲留守', bothParents: '双亲留守' } as const

const bothAway =
  /^(双亲|双留守?|双亲外出|双方外出|父母(亲)?(双方)?(均|都|全|皆|共同|同时)?(在外|外出|务工|打工|外出务工|外出打工|在外务工|在外打工)|父母双方|双方(均)?(在外|外出)?(务工|打工))$/
const oneAway =
  /^(单留守?|单亲外出|单方外出|一方外出|(父母|双亲)(中)?(一方|单方|有一方)(外出|在外)?(务工|打工)?|(父亲?|母亲?|爸爸|妈妈|父或母|父亲或母亲)(一方)?(外出|在外)?(务工|打工)?)$/

/** What the left-behind column says; `asked` where it only says yes. */
export type LeftBehindRead = LeftBehindStatus | 'yes' | 'missing' | 'refused'

/** Reads the left-behind column in the register's words or an office's. Words for the child's family go to `special`. */
export function leftBehind(row: RowScribe, special: Set<SpecialStatus>): LeftBehindRead {
  const place = row.place('leftBehind')
  if (!place || (!place.isFormula && /^[/-]*$/.test(codeText(place.text)))) return 'missing'
  const text = codeText(place.text).replace(/(留守)?(儿童|学生)$/, '$1')
  const status = place.isFormula ? undefined : registerStatus(text)
  if (status) {
    if (status !== 'yes' && codeText(place.text) !== registerWord[status])
      row.correct(place, registerWord[status], '统一留守类型写法')
    return status
  }
  const family = familyStatus(text)
  if (family) {
    special.add(family)
    const read = family === 'singleParent' ? 'oneParent' : 'bothParents'
    row.correct(place, registerWord[read], `“${place.text}”是家庭情况，记入特殊情况`)
    return read
  }
  row.refuse(place, refusal(place.isFormula, text))
  return 'refused'
}

function refusal(isFormula: boolean, text: string): string {
  if (isFormula) return '留守类型是公式，请改成文字'
  const hint = '应为双亲留守、单亲留守或非留守'
  return isUnknownMark(text) ? `留守类型不能是“${text}”，${hint}` : `认不出留守类型，${hint}`
}

function registerStatus(text: string): LeftBehindStatus | 'yes' | undefined {
  if (/^(双亲留守|父母双方留守)$/.test(text) || bothAway.test(text)) return 'bothParents'
  if (/^(单亲留守|一方留守)$/.test(text) || oneAway.test(text)) return 'oneParent'
  if (/^(非留守|否|不是|无|父母(均|都)?在家|不留守)$/.test(text)) return 'none'
  return /^(是|留守|√|✓)$/.test(text) ? 'yes' : undefined
}

function familyStatus(text: string): SpecialStatus | undefined {
  if (/^(孤儿|双孤)$/.test(text)) return 'orphan'
  if (/^(事实)?(上)?无人抚养$/.test(text)) return 'deFactoOrphan'
  return /^(单亲|单亲家庭|离异|离异家庭|丧偶|父母离异)$/.test(text) ? 'singleParent' : undefined
}

const statusWords: [SpecialStatus, RegExp][] = [
  ['deFactoOrphan', /无人抚养|事实孤儿/],
  ['orphan', /孤儿|双孤/],
  ['singleParent', /单亲|离异|离婚|丧偶|丧父|丧母|父亡|母亡/],
  ['disability', /残疾|肢残|智残|聋|盲|残障/],
  ['illness', /重病|大病|患病|疾病|癫痫|心脏病|白血病/],
  ['poverty', /低保|贫困|困难|建档立卡|脱贫|监测户|特困|五保|边缘易致贫/],
]

const flags: [Field, SpecialStatus][] = [
  ['isOrphan', 'orphan'],
  ['isSingleParent', 'singleParent'],
  ['isDisabled', 'disability'],
  ['isPoor', 'poverty'],
]

/**
 * Reads the column of special circumstances and the yes/no columns of the kind.
 * @returns words that are no known status: they belong into the remarks
 */
export function specialCircumstances(row: RowScribe, special: Set<SpecialStatus>): string | undefined {
  for (const [field, status] of flags) {
    const text = codeText(row.place(field)?.text ?? '')
    if (/^(是|√|✓|有)$/.test(text)) special.add(status)
  }
  const text = row.freeText('special', 200)
  if (!text || /^(否|正常|良好|一般|健全|完整|普通)(家庭)?$/.test(text)) return undefined
  const rest: string[] = []
  for (const word of text.split(/[、，,；;/\s]+/).filter((part) => !isBlankMark(part))) {
    const status =
      /^(非|不是|没有|无)/.test(word) && !/无人抚养/.test(word)
        ? undefined
        : statusWords.find(([, pattern]) => pattern.test(word))?.[0]
    if (status) special.add(status)
    else if (/^其[他它](情况)?$/.test(word)) {
      special.add('other')
      continue
    }
    if (!status || word.length > 8) rest.push(word)
  }
  if (rest.length > 0 && special.size === 0) special.add('other')
  return rest.length > 0 ? rest.join('、') : undefined
}
