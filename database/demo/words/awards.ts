/** Praise that a child earned by what it did itself, never by being ahead of somebody. `*` is the child. */
export interface AwardWords {
  by: 'class' | 'school' | 'township' | 'county'
  title: string
  reason: string
  told: string
}

const forAll: readonly AwardWords[] = [
  {
    by: 'class',
    title: '书写认真奖',
    reason: '作业本从头到尾一样工整。',
    told: '*的作业本从头到尾都工整，得了“书写认真奖”，请您也夸夸。',
  },
  {
    by: 'class',
    title: '坚持奖',
    reason: '和自己上个月比，作业一次也没有落下。',
    told: '*这个月作业一次也没落下，班里发了“坚持奖”。',
  },
  {
    by: 'class',
    title: '阅读奖',
    reason: '一个月读完四本课外书，写了读书卡。',
    told: '*这个月读完了四本书，得了阅读奖，正想讲给您听。',
  },
  {
    by: 'school',
    title: '守时奖',
    reason: '这个月天天按时到校。',
    told: '*这个月天天按时到校，学校发了奖状，您问问他贴在哪儿了。',
  },
  {
    by: 'school',
    title: '“我爱家乡”画展展出',
    reason: '画的是村口的老樟树。',
    told: '*画的村口老樟树挂进了学校画展，画得很用心。',
  },
  {
    by: 'township',
    title: '“书香小镇”朗诵表演奖',
    reason: '背下整首诗，上台不慌。',
    told: '*去镇上朗诵，一整首诗背得流利，捧回一张表演奖的奖状。',
  },
  {
    by: 'county',
    title: '科技小制作鼓励奖',
    reason: '用旧纸箱和橡皮筋做了一架水车。',
    told: '*用旧纸箱做的小水车送到县里展出，得了鼓励奖，都是自己动手做的。',
  },
]

const young: readonly AwardWords[] = [
  {
    by: 'class',
    title: '劳动小能手',
    reason: '每天放学把讲台擦干净，不用提醒。',
    told: '*得了“劳动小能手”：每天放学都把讲台擦得干干净净，请您也夸夸。',
  },
  {
    by: 'class',
    title: '助人小暖星',
    reason: '同学脚扭了，每天帮着背书包。',
    told: '同学脚扭了，*每天帮着背书包，得了“助人小暖星”。',
  },
  {
    by: 'school',
    title: '光盘小卫士',
    reason: '饭菜吃得干净，还帮着收餐盘。',
    told: '*吃饭不剩一粒米，还帮老师收餐盘，学校发了“光盘小卫士”奖章。',
  },
]

const grown: readonly AwardWords[] = [
  {
    by: 'class',
    title: '热心服务奖',
    reason: '主动管班里的图书角，登记清楚。',
    told: '*把班里的图书角管得井井有条，得了“热心服务奖”。',
  },
  {
    by: 'class',
    title: '晨读奖',
    reason: '一个月里天天来晨读。',
    told: '*坚持了一个月的晨读，得了“晨读奖”，这份劲头很难得。',
  },
]

/** What a pupil of a grade may be praised for. */
export function awardWords(grade: number): readonly AwardWords[] {
  return [...forAll, ...(grade <= 6 ? young : grown)]
}
