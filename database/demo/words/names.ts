import type { Random } from '../random'

type Sex = 'male' | 'female'

/** Family names that the sample rosters do not use, so that nobody of the county is taken for somebody in them. */
const surnames = [
  ...'罗梁宋唐董萧程袁邓傅彭苏卢蔡丁薛叶余潘杜戴夏钟汪田范方石姚谭廖邹熊陆郝崔邱江史顾侯邵孟龙万段雷汤尹黎易常武乔贺赖龚文',
]

const given = {
  childGirl: { first: [...'雨思梦诗可语若静锦书依念晓婉夕'], last: [...'涵彤萱瑶琳溪月岚宁汐禾妍薇桐苒'] },
  childBoy: { first: [...'子浩俊宇明泽睿嘉天志景鸿启承远'], last: [...'轩航睿阳杰辰川峰霖朗驰磊毅舟松'] },
  adultWoman: { first: [...'海春小红丽秋晓玉艳雪桂素'], last: [...'燕梅霞琴玲萍英芬娟凤莲蓉'] },
  adultMan: { first: [...'建宏志海永德少大立振开长'], last: [...'强军平辉斌勇林福山涛坤胜'] },
  oldWoman: { first: [...'秀桂玉素菊兰银金'], last: [...'珍英兰芝莲花香云'] },
  oldMan: { first: [...'有德长正永兆明世'], last: [...'才贵山根福田发顺'] },
} as const

export type Generation = 'child' | 'adult' | 'old'

/** Gives every invented person a name of their own. */
export class Names {
  private readonly used = new Set<string>()

  constructor(private readonly random: Random) {}

  surname(): string {
    return this.random.pick(surnames)
  }

  /** A full name that nobody else in the county has. */
  full(surname: string, sex: Sex, generation: Generation): string {
    const { first, last } = given[kindOf(sex, generation)]
    for (;;) {
      const short = generation === 'child' && this.random.chance(0.08)
      const name = surname + (short ? '' : this.random.pick(first)) + this.random.pick(last)
      if (!this.used.has(name)) return this.keep(name)
    }
  }

  /** Marks a name as taken. */
  keep(name: string): string {
    this.used.add(name)
    return name
  }
}

function kindOf(sex: Sex, generation: Generation): keyof typeof given {
  if (generation === 'child') return sex === 'female' ? 'childGirl' : 'childBoy'
  if (generation === 'adult') return sex === 'female' ? 'adultWoman' : 'adultMan'
  return sex === 'female' ? 'oldWoman' : 'oldMan'
}

/** What a teacher calls the child: the given name, or the whole of a name of two characters. */
export function callNameOf(name: string): string {
  return name.length > 2 ? name.slice(-2) : name
}
