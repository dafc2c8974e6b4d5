/** What was seen and done stays in school; what is told holds no figure, no symptom in detail and no cause for worry far away. `*` is the child. */
export interface HealthWords {
  findings: string
  care: string
  told: string
}

export const checkUps: readonly HealthWords[] = [
  {
    findings: '身高体重合适，视力、听力、牙齿都好。',
    care: '',
    told: '学校体检做完了，*身体结实，个子又长了，您放心。',
  },
  { findings: '发育正常，心肺听诊没有异常。', care: '', told: '体检结果出来了，*各项都好，吃饭睡觉也不错。' },
  {
    findings: '身体健康，体重略轻。',
    care: '请食堂多留意，午饭添一次菜。',
    told: '学校体检做完了，*身体好。正是长个子的时候，饭菜上老师会多留心。',
  },
  {
    findings: '右眼视力比去年下降，看黑板要眯眼。',
    care: '座位调到前排，已请家里带去镇卫生院验光。',
    told: '学校体检做完了，*身体好。眼睛想带去再查一查，老师会打电话和您细说。',
  },
  {
    findings: '左下有一颗蛀牙，还不疼。',
    care: '教了刷牙，请家里周末带去看牙。',
    told: '体检做完了，*身体好，有颗牙要补一补，已经和家里说好了。',
  },
]

export const unwell: readonly HealthWords[] = [
  {
    findings: '上午说头晕，体温三十七度六。',
    care: '在医务室休息一节课，喝了热水，放学时体温正常，告诉了家里。',
    told: '*有半天不太舒服，休息以后好了，放学时有说有笑，您放心。',
  },
  {
    findings: '没有吃早饭，第二节课说肚子疼。',
    care: '食堂热了粥，吃完就不疼了；和家里说好早饭要吃。',
    told: '*有一天早上没吃好，老师陪着喝了碗热粥，下午就有精神了。',
  },
  {
    findings: '流鼻涕，有点咳嗽，没有发热。',
    care: '多喝热水，添了外套，傍晚又问了一次。',
    told: '*有点着凉，老师让多喝热水、添了件衣服，照常上课。',
  },
]

export const hurt: readonly HealthWords[] = [
  {
    findings: '课间跑步绊倒，右膝擦破皮。',
    care: '清洗消毒，贴了创可贴，当天告诉了家里。',
    told: '*课间跑得急，膝盖擦破一点皮，已经处理好了，不碍事。',
  },
  {
    findings: '打球时戳到手指，能弯能伸。',
    care: '冷敷十五分钟，放学时看过，没有肿。',
    told: '*打球时手指碰了一下，敷过以后没事了，写字也不疼。',
  },
]

export const vaccines: readonly HealthWords[] = [
  {
    findings: '按计划接种，留观半小时，没有不适。',
    care: '',
    told: '*打了预防针，很勇敢，留下看了半小时，一切都好。',
  },
]
