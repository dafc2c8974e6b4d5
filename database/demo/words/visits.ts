import type { Random } from '../random'
import type { CareKind } from '../plan'
import { spoken } from './talks'

export interface Visit {
  met: 'grandparent' | 'parent' | 'relative' | 'neighbour' | 'nobody'
  findings: string
  anomaly: boolean
  followUp: string
  forParents: string
}

const metBy: Record<CareKind, Visit['met']> = {
  parent: 'parent',
  kinshipGrandparent: 'grandparent',
  kinshipOther: 'relative',
  unrelatedAdult: 'neighbour',
  livingAlone: 'neighbour',
}

const quiet: Record<Visit['met'], readonly string[]> = {
  grandparent: [
    '老人身体还硬朗，家里收拾得干净，孩子有自己的书桌。',
    '老人只会说方言，请同村同学帮着说，情况清楚，米面都够。',
    '爷爷在地里，奶奶说孩子回家先写作业再玩。',
  ],
  parent: [
    '家长在家，谈了孩子的作业和手机使用，都同意晚上九点前睡。',
    '家里新修了厨房，孩子的房间光线好，家长很配合。',
    '家长说晚上常和外地的家人通电话，孩子愿意说学校的事。',
  ],
  relative: ['亲戚家待孩子很好，和表弟住一间，作业一起做。', '亲戚说饭量好，就是想爸妈，周末盼电话。'],
  neighbour: ['邻居照看得仔细，孩子按时吃饭，门锁和用电都看过。', '村干部一同去的，屋里干净，存着够吃一周的米菜。'],
  nobody: ['敲门没有人，邻居说一家去镇上赶场了，改天再来。'],
}

const anomalies = [
  { findings: '屋后水塘没有围栏，孩子放学要从边上过。', followUp: '已报村委会，约好月底前装护栏，下周去看。' },
  { findings: '老人住院，这几天由邻居送饭。', followUp: '请父母尽快安排照护人，每天放学后电话问一次。' },
  { findings: '灶房电线老化，插座松动。', followUp: '联系村电工来换，换好后拍照。' },
  { findings: '周末长时间玩手机，老人管不住。', followUp: '和父母商量好使用时间，下月再访。' },
] as const

const alone = {
  findings: '孩子一个人住，晚上没有大人在。',
  followUp: '当天已报告校长和村委会，并联系父母落实照护人。',
}

const forParents: Record<Visit['met'], readonly string[]> = {
  grandparent: ['今天去家里看了，老人身体好，*在认真写作业，您放心。', '家里一切都好，*陪着老人说话，很懂事。'],
  parent: ['今天到家里坐了坐，*带老师看了书桌，很高兴。', '家里都好，*说盼着您打电话回来。'],
  relative: ['今天去看了*，住得好、吃得好，作业也按时写完。'],
  neighbour: ['今天去看了*，照看得很细心，您放心。'],
  nobody: [''],
}

/** One visit at a child's home; what is found depends on who cares for the child. */
export function visitWords(random: Random, care: CareKind, callName: string, girl: boolean): Visit {
  if (care === 'livingAlone') return { met: 'neighbour', anomaly: true, ...alone, forParents: '' }
  const met = random.chance(0.05) ? 'nobody' : metBy[care]
  const told = random.chance(0.85) ? spoken(random.pick(forParents[met]), callName, girl) : ''
  const anomaly = met !== 'nobody' && random.chance(0.08) ? random.pick(anomalies) : undefined
  if (anomaly) return { met, anomaly: true, ...anomaly, forParents: '' }
  return { met, findings: random.pick(quiet[met]), anomaly: false, followUp: '', forParents: told }
}
