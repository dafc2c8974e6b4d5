import type { FamilyPlan } from './plan'
import type { Random } from './random'
import type { World } from './world'
import * as words from './words/family'

/** One adult of a contact card before it has an id. */
export interface KinPlan {
  name: string
  relation: string
  relationText: string
  employer: string
  occupation: string
  healthNote: string
  age: number | null
  deceased: boolean
  isCaregiver: boolean
  away: boolean
}

type Sex = 'male' | 'female'
interface Parents {
  father: string
  mother: string
}

const grandparents = {
  grandmotherPaternal: { text: '奶奶', sex: 'female', side: 'none' },
  grandfatherPaternal: { text: '爷爷', sex: 'male', side: 'father' },
  grandmotherMaternal: { text: '外婆', sex: 'female', side: 'none' },
  grandfatherMaternal: { text: '外公', sex: 'male', side: 'mother' },
} as const
const grandparentShares = {
  grandmotherPaternal: 48,
  grandfatherPaternal: 26,
  grandmotherMaternal: 17,
  grandfatherMaternal: 9,
}
const otherKin = [
  { relation: 'uncle', text: '叔叔', sex: 'male', side: 'father' },
  { relation: 'uncle', text: '舅舅', sex: 'male', side: 'mother' },
  { relation: 'aunt', text: '姑姑', sex: 'female', side: 'father' },
  { relation: 'aunt', text: '姨妈', sex: 'female', side: 'mother' },
] as const

/** The card of one family, in the order in which to call: parents away first, then who is at home; who has died comes last. */
export function planKin(world: World, random: Random, surname: string, plan: FamilyPlan): KinPlan[] {
  const parents = { father: surname, mother: world.names.surname() }
  const card = [...parentsOf(world, random, parents, plan), ...carersOf(world, random, parents, plan)]
  const rank = (one: KinPlan) => (one.deceased ? 2 : one.away ? 0 : 1)
  return card.sort((a, b) => rank(a) - rank(b))
}

function parentsOf(world: World, random: Random, surnames: Parents, plan: FamilyPlan): KinPlan[] {
  const one = (who: keyof Parents, state: 'away' | 'home' | 'deceased') => {
    const sex: Sex = who === 'father' ? 'male' : 'female'
    const name = world.names.full(surnames[who], sex, 'adult')
    return {
      ...adult(random, name, sex, state),
      relation: who,
      relationText: who === 'father' ? '父亲' : '母亲',
      isCaregiver: state === 'home',
    }
  }
  if (plan.special === 'orphan') return [one('father', 'deceased'), one('mother', 'deceased')]
  const breadwinner: keyof Parents = random.chance(0.76) ? 'father' : 'mother'
  const partner = breadwinner === 'father' ? 'mother' : 'father'
  if (plan.special === 'singleParent') {
    // A parent who left after a divorce stands on no card.
    return [one(breadwinner, 'away'), ...(random.chance(0.5) ? [one(partner, 'deceased')] : [])]
  }
  return [one(breadwinner, 'away'), one(partner, plan.absence === 'both' ? 'away' : 'home')]
}

function carersOf(world: World, random: Random, surnames: Parents, plan: FamilyPlan): KinPlan[] {
  const elder = (isCaregiver: boolean) => grandparent(world, random, surnames, isCaregiver)
  const kin = (isCaregiver: boolean) => otherRelative(world, random, surnames, isCaregiver)
  switch (plan.care) {
    case 'parent':
      return random.chance(0.55) ? [elder(false)] : []
    case 'kinshipGrandparent':
      return [elder(true), ...(random.chance(0.3) ? [kin(false)] : [])]
    case 'kinshipOther':
      return [kin(true), ...(plan.special === 'orphan' ? [elder(false)] : [])]
    case 'unrelatedAdult':
      return [neighbour(world, random), ...(random.chance(0.5) ? [kin(false)] : [])]
    case 'livingAlone':
      return [{ ...kin(false), occupation: '住在外村，周末来看一次' }]
  }
}

function grandparent(world: World, random: Random, surnames: Parents, isCaregiver: boolean): KinPlan {
  const relation = random.weighted(grandparentShares)
  const { text, sex, side } = grandparents[relation]
  const name = world.names.full(side === 'none' ? world.names.surname() : surnames[side], sex, 'old')
  const base = adult(random, name, sex, 'home')
  const age = random.int(57, 76)
  return {
    ...base,
    relation,
    relationText: text,
    occupation: '务农',
    healthNote: random.pick(words.oldHealth),
    age,
    isCaregiver,
  }
}

function otherRelative(world: World, random: Random, surnames: Parents, isCaregiver: boolean): KinPlan {
  const { relation, text, sex, side } = random.pick(otherKin)
  const name = world.names.full(surnames[side], sex, 'adult')
  return { ...adult(random, name, sex, 'home'), relation, relationText: text, age: random.int(33, 50), isCaregiver }
}

function neighbour(world: World, random: Random): KinPlan {
  const name = world.names.full(world.names.surname(), 'female', 'adult')
  const base = adult(random, name, 'female', 'home')
  return { ...base, relation: 'unrelated', relationText: '邻居', age: random.int(38, 58), isCaregiver: true }
}

function adult(random: Random, name: string, sex: Sex, state: 'away' | 'home' | 'deceased') {
  const away = state === 'away'
  const place = random.pick(words.townsAway) + random.pick(words.districtsAway)
  return {
    name,
    employer: away ? place + random.pick(words.workplaces[sex]) : '',
    occupation: state === 'home' ? random.pick(words.homeWork) : '',
    healthNote: state === 'home' ? '良好' : '',
    age: null as number | null,
    deceased: state === 'deceased',
    isCaregiver: false,
    away,
  }
}
