/** The county as data: three schools in the shapes that schools publish (field.md, section 3), and what each of them has so far. */
export interface SchoolPlan {
  key: string
  name: string
  /** The township in which its families live. */
  place: string
  villages: readonly string[]
  settings: { talkEveryDays: number; visitEveryDays: number }
  /** Pupils of each class by grade; null where no roster has said it yet. */
  classes: readonly (readonly (number | null)[])[]
  lines: readonly LinePlan[]
  families: readonly FamilyPlan[]
  girls: number
  /** Share of the children of a grade from `from` on who board at school. */
  boarding: { from: number; share: number }
  /** Children whom nobody has reached for three weeks or longer. */
  silent: number
}

export interface LinePlan {
  name: string
  /** The school's public number, by which a family knows who rings; made up. For video, the WeChat that calls. */
  number: string
  handoff: string
  medium: 'voice' | 'video'
  slotMinutes: number
  weekdays: readonly Span[]
  weekend: readonly Span[]
}

type Span = readonly [fromMinute: number, toMinute: number]

export type CareKind = 'parent' | 'kinshipGrandparent' | 'kinshipOther' | 'unrelatedAdult' | 'livingAlone'
export type Special = 'singleParent' | 'orphan'

/** So many children with the same absence, care and special status. */
export interface FamilyPlan {
  count: number
  absence: 'one' | 'both'
  care: CareKind
  special?: Special
}

const lunch: Span = [11 * 60 + 50, 12 * 60 + 50]
const afterSchool: Span = [16 * 60, 18 * 60]
const morning: Span = [9 * 60, 12 * 60]

const township: SchoolPlan = {
  key: 'township',
  name: '云岭镇中心小学',
  place: '青禾县云岭镇',
  villages: ['柳林村', '枣坪村', '双井村', '半坡村', '清水塘村', '桃坞村', '白鹭村'],
  settings: { talkEveryDays: 14, visitEveryDays: 60 },
  classes: [
    [49, 48],
    [48, 47],
    [47, 46],
    [49, 48],
    [48, 47],
    [47, 50],
  ],
  lines: [
    {
      name: '亲情电话1',
      number: '000-19900001',
      handoff: '',
      medium: 'voice',
      slotMinutes: 10,
      weekdays: [lunch, afterSchool],
      weekend: [morning],
    },
    {
      name: '亲情视频',
      number: '',
      handoff: '云岭小学亲情视频',
      medium: 'video',
      slotMinutes: 15,
      weekdays: [],
      weekend: [[14 * 60, 16 * 60]],
    },
  ],
  families: [
    { count: 36, absence: 'both', care: 'kinshipGrandparent' },
    { count: 68, absence: 'one', care: 'parent' },
    { count: 4, absence: 'both', care: 'kinshipOther' },
    { count: 2, absence: 'both', care: 'unrelatedAdult' },
    { count: 2, absence: 'one', care: 'kinshipGrandparent', special: 'singleParent' },
    { count: 1, absence: 'both', care: 'kinshipOther', special: 'orphan' },
  ],
  girls: 54,
  boarding: { from: 5, share: 0.3 },
  silent: 5,
}

const nineYear: SchoolPlan = {
  key: 'nineYear',
  name: '青禾县石门九年一贯制学校',
  place: '青禾县石门镇',
  villages: ['松岗村', '麻柳村', '岩口村', '大垭村', '梨树湾村', '青杠村'],
  settings: { talkEveryDays: 28, visitEveryDays: 60 },
  classes: [
    [46, 45, 46],
    [45, 44],
    [45, 46],
    [44, 45],
    [46, 45],
    [45, 44, 44],
    [30, 31, 29, 30],
    [30, 29, 31, 30],
    [29, 30, 29],
  ],
  lines: [
    {
      name: '亲情电话',
      number: '000-19900002',
      handoff: '',
      medium: 'voice',
      slotMinutes: 15,
      weekdays: [lunch, afterSchool],
      weekend: [morning],
    },
  ],
  families: [
    { count: 6, absence: 'both', care: 'kinshipGrandparent' },
    { count: 1, absence: 'both', care: 'kinshipOther' },
    { count: 1, absence: 'both', care: 'livingAlone' },
    { count: 45, absence: 'one', care: 'parent' },
    { count: 14, absence: 'one', care: 'kinshipGrandparent', special: 'singleParent' },
    { count: 2, absence: 'one', care: 'kinshipOther', special: 'singleParent' },
    { count: 1, absence: 'one', care: 'livingAlone', special: 'singleParent' },
    { count: 2, absence: 'both', care: 'kinshipGrandparent', special: 'orphan' },
    { count: 1, absence: 'both', care: 'unrelatedAdult', special: 'orphan' },
  ],
  girls: 30,
  boarding: { from: 5, share: 0.55 },
  silent: 3,
}

/** Has just joined: staff and classes, no child and no line. Here a newcomer imports a roster; the example of a township school bears its name. */
const joining: SchoolPlan = {
  key: 'joining',
  name: '柳溪镇中心小学',
  place: '青禾县柳溪镇',
  villages: [],
  settings: { talkEveryDays: 28, visitEveryDays: 60 },
  classes: Array.from({ length: 6 }, () => [null, null]),
  lines: [],
  families: [],
  girls: 0,
  boarding: { from: 9, share: 0 },
  silent: 0,
}

export const district = '青禾县'
export const schoolPlans: readonly SchoolPlan[] = [township, nineYear, joining]
