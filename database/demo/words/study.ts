/** How learning goes, against the child's own weeks before; `plan` is how it is helped along. `*` is the child. */
export interface StudyWords {
  how: 'better' | 'steady' | 'needsHelp'
  findings: string
  plan: string
  told: string
}

const better = (findings: string, told: string): StudyWords => ({ how: 'better', findings, plan: '', told })
const steady = (findings: string, told: string): StudyWords => ({ how: 'steady', findings, plan: '', told })
const needsHelp = (findings: string, plan: string, told: string): StudyWords => ({
  how: 'needsHelp',
  findings,
  plan,
  told,
})

const first: readonly StudyWords[] = [
  better('口算每天练五分钟，退位减法不再漏。', '*最近口算练得勤，做错了会自己找原因，进步看得见。'),
  better('早读声音响亮，生字认得快。', '*读书的声音越来越响亮，早读时愿意站起来领读。'),
  better('写字姿势端正了，田字格里的字站得稳。', '*的字写得端正了，握笔的姿势也改了过来。'),
  steady('课上听得认真，作业按时交，读题不够细。', '*上课听得认真，作业按时交，读题时再慢一点会更好。'),
  steady('数学平稳，看图说话句子偏短。', '*学习稳稳的，正在练看图说话，通话时可以请他讲一幅画给您听。'),
  needsHelp(
    '二十以内的减法还要数手指。',
    '每天午饭后数学老师陪做几道，两周后再看。',
    '*正在练算术，老师每天中午陪着做几道，慢慢就熟了。',
  ),
  needsHelp(
    '前后鼻音分不清，听写错得多。',
    '早读跟着录音读，周五课后单独听写。',
    '*在学分清前后鼻音，通话时多和他说说普通话，也是帮忙。',
  ),
]

const later: readonly StudyWords[] = [
  better('作文会写细节了，肯自己动笔改。', '*这次作文写门前的小河，写得真切，自己改了三遍。'),
  better('应用题会画线段图，步骤清楚。', '*学会了画图解题，步骤写得清清楚楚。'),
  better('英语单词每天记五个，敢开口。', '*英语课敢开口了，还会用英语介绍自己的家。'),
  steady('各科平稳，课外书读得多，计算偶有粗心。', '*学习平稳，又读完一本课外书，计算时再细心些就好。'),
  steady('作业质量好，课上发言不多。', '*作业写得认真。课上会的题不妨举举手，您也鼓励鼓励他。'),
  needsHelp(
    '小数和分数的计算容易混，订正拖到第二天。',
    '周二、周四课后留二十分钟，当面订正。',
    '*这一段的计算有点难，老师课后陪着当面订正，正在跟上来。',
  ),
  needsHelp(
    '作文开头难，半节课写不出一句。',
    '先说后写：每周和老师讲一件事，再写下来。',
    '*在练作文，先讲后写。通话时多跟他聊聊您身边的事，都是好材料。',
  ),
]

const last: readonly StudyWords[] = [
  better('几何证明步骤完整了，错题本坚持了一个月。', '*坚持记错题本，几何证明写得有条理了。'),
  better('早读主动，文言文会自己查注释。', '*早读很主动，文言文会自己查注释，肯下功夫。'),
  steady('各科稳定，晚上睡得偏晚。', '*学习稳定，晚上有时睡得晚，通话时也请您提醒一句。'),
  steady('数学踏实，英语词汇积累不够。', '*数学学得踏实，英语每天多记几个单词就更好了。'),
  needsHelp(
    '英语听写错得多，心里着急。',
    '英语老师每天中午听写十个词，只和昨天比。',
    '*英语在补单词，老师每天中午陪着听写，今天比昨天多会一个就好。',
  ),
  needsHelp(
    '函数一节听不懂就放下笔。',
    '约好不懂当天问，周三课后再讲一次。',
    '*数学有几处还没弄懂，已经和老师约好当天问、当天弄明白。',
  ),
]

/** What can be said of a pupil's learning in a grade. */
export function studyWords(grade: number): readonly StudyWords[] {
  return grade <= 3 ? first : grade <= 6 ? later : last
}
