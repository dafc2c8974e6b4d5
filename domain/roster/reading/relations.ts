import type { CareKind, Relation } from './child'
import { codeText } from './text'

/** What a word for a relation tells: who it is, and what care by that person is called. */
export interface RelationRead {
  relation: Relation
  care: CareKind
  /** 父母: both parents care. */
  both?: true
  /** 本人, 独自: nobody cares. */
  alone?: true
}

const words: [RegExp, RelationRead][] = [
  [/^(父母|父母亲|爸妈|爸爸妈妈|父亲母亲|双亲)$/, { relation: 'father', care: 'parent', both: true }],
  [/本人|自己|独自|独居|无人/, { relation: 'unrelated', care: 'livingAlone', alone: true }],
  [
    /^(爷爷奶奶|祖父母|外公外婆|外祖父母|姥姥姥爷|祖孙|外祖孙|爷孙|婆孙|隔代|祖辈|公婆)/,
    { relation: 'otherRelative', care: 'kinshipGrandparent' },
  ],
  [/外公|外祖父|姥爷|老爷|家公|嘎公/, { relation: 'grandfatherMaternal', care: 'kinshipGrandparent' }],
  [/外婆|外祖母|姥姥|姥娘|家婆|嘎婆/, { relation: 'grandmotherMaternal', care: 'kinshipGrandparent' }],
  [/爷爷|祖父|^爷$|阿公/, { relation: 'grandfatherPaternal', care: 'kinshipGrandparent' }],
  [/奶奶|祖母|^奶$|婆婆|阿婆|^婆$/, { relation: 'grandmotherPaternal', care: 'kinshipGrandparent' }],
  [/曾祖|太公|太婆|太爷|太奶/, { relation: 'otherRelative', care: 'kinshipGrandparent' }],
  [
    /邻居|邻里|朋友|好友|亲朋|代管|代理家长|托管|寄养|老师|教师|保姆|干爹|干妈|同村|无血缘/,
    { relation: 'unrelated', care: 'unrelatedAdult' },
  ],
  [/姑父|姑丈|姨父|姨夫|姨丈|舅|叔|伯(?!母|娘)|大爷/, { relation: 'uncle', care: 'kinshipOther' }],
  [/姑|姨|婶|舅妈|舅母|伯母|伯娘/, { relation: 'aunt', care: 'kinshipOther' }],
  [/哥|姐|兄|弟|妹/, { relation: 'sibling', care: 'kinshipOther' }],
  [/亲戚|亲属|亲友|表|堂|嫂|家族|上代/, { relation: 'otherRelative', care: 'kinshipOther' }],
  [/继父|养父/, { relation: 'father', care: 'parent' }],
  [/继母|养母/, { relation: 'mother', care: 'parent' }],
  [/^(父亲|爸爸|父|爸|父子|父女|生父)$/, { relation: 'father', care: 'parent' }],
  [/^(母亲|妈妈|母|妈|母子|母女|生母)$/, { relation: 'mother', care: 'parent' }],
]

/** Reads a word for the caregiver's relation to the child; `null` for an unknown one. */
export function readRelation(text: string): RelationRead | null {
  const code = codeText(text)
  if (/^(舅妈|舅母|叔母|叔婆)$/.test(code)) return { relation: 'aunt', care: 'kinshipOther' }
  return words.find(([pattern]) => pattern.test(code))?.[1] ?? null
}

/** Reads a column that names the kind of care itself (隔代监护, 亲戚照看, 自我监护). */
export function readCareKind(text: string): CareKind | null {
  const code = codeText(text)
  if (/隔代|祖|爷|奶|外公|外婆|姥/.test(code)) return 'kinshipGrandparent'
  if (/亲戚|亲属|上代|叔|姑|舅|姨|伯|兄|姐/.test(code)) return 'kinshipOther'
  if (/邻|朋|友|代管|代理|托管|寄养|委托/.test(code)) return 'unrelatedAdult'
  if (/独自|自我|独居|无人|自己|同辈/.test(code)) return 'livingAlone'
  return /单亲|父|母|爸|妈/.test(code) ? 'parent' : null
}
