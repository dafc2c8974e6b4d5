import type { Random } from '../random'

export type Topic = 'study' | 'life' | 'mood' | 'friends' | 'health'
export type Step = 'good' | 'fair' | 'worry'

/** What a talk finds, topic by topic; it stays in school. */
const found: Record<Topic, Record<Step, readonly string[]>> = {
  study: {
    good: ['作业工整，课上敢举手', '数学有进步，会自己订正', '每天坚持读课外书'],
    fair: ['口算粗心，要多练', '作文不知道写什么', '回家作业拖到很晚'],
    worry: ['最近两次作业没交，问了不肯说', '上课走神，单元测验退步明显'],
  },
  life: {
    good: ['自己会整理书包和床铺', '按时吃早饭，会帮家里择菜', '穿得暖和，手洗得干净'],
    fair: ['早饭有时不吃', '零花钱买了不少零食', '睡得晚，早上起不来'],
    worry: ['衣服单薄，鞋子湿了没有换', '周末常一个人在家'],
  },
  mood: {
    good: ['愿意笑，也愿意说', '说起家里人很自豪', '受了委屈会来找老师'],
    fair: ['话比上个月少', '想家，说起过年又高兴了', '为一点小事和同桌赌气'],
    worry: ['说觉得没人等自己回家', '连着几天闷闷不乐，中午不肯吃饭'],
  },
  friends: {
    good: ['和同桌一起跳绳，处得好', '有两个固定的好朋友', '主动带新同学去图书角'],
    fair: ['下课多半一个人看书', '换座位后还不太熟'],
    worry: ['被同学起了外号，很难过', '和人推搡过一次，已经问清楚'],
  },
  health: {
    good: ['个子长了，跑步有劲', '这个月没有生过病', '眼睛和牙齿都检查过，没问题'],
    fair: ['有点咳嗽，提醒多喝水', '偏瘦，吃饭要催'],
    worry: ['牙疼两天没有跟家里说', '看黑板眯眼睛，要去验光'],
  },
}

const problems: Record<Topic, string> = {
  study: '作业缺交，家里没有人能辅导',
  life: '生活上缺人照看，周末时间长',
  mood: '想念父母，情绪低落',
  friends: '和同学相处有些别扭',
  health: '身体有小毛病没有及时说',
}

const measures: Record<Topic, string> = {
  study: '放学后留二十分钟一起做作业，请学习委员结对',
  life: '和家里老人约好周末去同村同学家写作业，本周去看一次',
  mood: '每天课间说说话，帮着约好周末的视频',
  friends: '调到性格温和的同学旁边，班会一起做游戏',
  health: '联系家里带去卫生院看看，下周再问一次',
}

/** What the parents may read: kind, true to the talk, and nothing that would make them worry far away. `*` is the child. */
const forParents: Record<Topic, readonly string[]> = {
  study: [
    '*这周的作业写得很认真，课上举手也多了。',
    '*数学进步了，自己订正错题，很踏实。',
    '*最近爱看课外书，还给同学讲故事。',
  ],
  life: ['*在学校吃得好，自己的东西整理得干干净净。', '*会帮家里老人做事了，很懂事。', '天冷了，*穿得暖和，您放心。'],
  mood: [
    '*这周心情不错，说起您就笑。',
    '*说话大方了许多，受了委屈也会来找老师。',
    '*盼着和您通话，记着好多事要讲给您听。',
  ],
  friends: [
    '*和同桌处得很好，课间一起跳绳。',
    '*交到了新朋友，常一起去图书角。',
    '*主动帮助新来的同学，大家都喜欢他的热心。',
  ],
  health: ['*身体好，个子又长了一点。', '*这个月没有生病，跑步很有劲。', '*吃饭香，体育课上跑跳都有劲。'],
}

const topics = Object.keys(found) as Topic[]

export interface Talk {
  topics: Partial<Record<Topic, { step: Step; words: string }>>
  problem: string
  measure: string
  forParents: string
}

/** One talk with a child: two to five topics, what worries, and a sentence for home. */
export function talkWords(random: Random, callName: string, girl: boolean): Talk {
  const talked = random.some(topics, random.int(2, 5))
  const entries = talked.map((topic) => {
    const step = random.weighted<Step>({ good: 66, fair: 26, worry: 8 })
    return [topic, { step, words: random.chance(0.8) ? random.pick(found[topic][step]) : '' }] as const
  })
  const worry = entries.find(([, { step }]) => step === 'worry')?.[0]
  const good = entries.filter(([, { step }]) => step === 'good').map(([topic]) => topic)
  const told = good.length > 0 && random.chance(0.85) ? random.pick(forParents[random.pick(good)]) : ''
  return {
    topics: Object.fromEntries(entries),
    problem: worry ? problems[worry] : '',
    measure: worry ? measures[worry] : '',
    forParents: spoken(told, callName, girl),
  }
}

/** Puts the child into a sentence. */
export function spoken(sentence: string, callName: string, girl: boolean): string {
  return sentence.replaceAll('*', callName).replaceAll('他', girl ? '她' : '他')
}
