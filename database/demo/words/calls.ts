import type { Random } from '../random'

/** What the teacher at the desk jots down after a call; it stays in school. `#` is whom the child spoke to. */
const lines: Record<'low' | 'calm' | 'glad', readonly string[]> = {
  low: [
    '挂了电话眼圈红了，陪着坐了一会儿。',
    '一直问什么时候回来，#说腊月二十左右。',
    '声音很小，说昨晚没睡好，已告诉班主任。',
    '#临时加班，只说了几句，孩子有点失望。',
    '想#了，约好周末再打一次。',
  ],
  calm: [
    '报了这周的听写成绩，#叮嘱多穿衣服。',
    '问#吃饭了没有，说话很有条理。',
    '聊得不多，主要说了作业和天气。',
    '#让孩子记下新换的电话号码。',
    '说了学校食堂的饭菜，胃口还行。',
    '商量冬天的棉鞋尺码，#说寄回来。',
  ],
  glad: [
    '一直在笑，给#背了新学的古诗。',
    '讲了运动会跑第三名，#听得直夸。',
    '挂电话时舍不得，约好下周再打。',
    '#说过年早点回，高兴得跳起来。',
    '给#唱了音乐课的歌，旁边同学也跟着唱。',
    '说自己会煮面条了，要做给#吃。',
  ],
}

const failed: Record<string, readonly string[]> = {
  noAnswer: ['', '', '打了两遍没人接，可能在上班。', '响到自动挂断，晚上再试。'],
  busy: ['', '连着占线。'],
  wrongNumber: ['接电话的人说打错了，号码要向家里重新核对。', '提示空号，请班主任核对联系卡。'],
  childAbsent: ['孩子请假回家了。', '班里排练节目，没赶上。'],
  lineBroken: ['电话有杂音，已报修。', '停电，电话用不了。'],
  declined: ['家长在开会，说晚点打回来。', '正在赶工，改到周末。'],
  cutOff: ['说了一会儿信号断了，没再打通。', '家长那边没电了。'],
}

const topicShares = { study: 30, life: 18, health: 12, friends: 10, food: 14, homecoming: 12, feelings: 6 }

/** A line for the school, or none: at a busy desk most calls have none. */
export function callLine(random: Random, call: { outcome: string; mood: number | null; who: string }): string {
  const { outcome, mood, who } = call
  if (outcome !== 'reached') return random.pick(failed[outcome]!)
  if (random.chance(0.55)) return ''
  return random.pick(lines[mood! <= 2 ? 'low' : mood === 3 ? 'calm' : 'glad']).replaceAll('#', who)
}

/** What was talked about, one to three topics. */
export function callTopics(random: Random): string[] {
  return [...new Set(Array.from({ length: random.int(1, 3) }, () => random.weighted(topicShares)))]
}
