/** Words of a contact card and of a child's file. Towns away from home are invented, like everything here. */
export const townsAway = ['东屿市', '滨港市', '南陌市', '云泽市', '金岭市', '海砚市', '青崖市'] as const

export const workplaces = {
  male: ['电子厂', '家具厂', '建筑工地', '物流园', '模具厂', '装修队', '快递站点', '造船厂', '水果批发市场'],
  female: ['制衣厂', '电子厂', '餐馆', '家政公司', '玩具厂', '酒店客房部', '超市', '鞋厂'],
} as const

export const districtsAway = ['港北区', '新桥镇', '西塘街道', '临江工业园', '五里亭', '花园口'] as const

export const homeWork = ['务农', '镇上打零工', '开小卖部', '在家带孩子', '村里做保洁', '养蚕'] as const

export const oldHealth = ['良好', '良好', '高血压，按时吃药', '腿脚不便', '有风湿', '耳朵有点背', '一般'] as const

export const characters = [
  '开朗，爱说话',
  '文静，做事细心',
  '有点害羞，熟了话就多',
  '活泼，坐不住',
  '懂事，会照顾弟弟妹妹',
  '倔强，认准了不放',
  '敏感，容易想家',
  '稳重，不太说心里话',
  '热心，喜欢帮老师做事',
] as const

export const interests = [
  '画画',
  '篮球',
  '跳绳',
  '唱歌',
  '看书、讲故事',
  '象棋',
  '养小兔子',
  '做手工',
  '跑步',
  '拆装小玩具',
  '踢毽子',
  '写毛笔字',
] as const

export const childHealth = [
  '良好',
  '良好',
  '良好',
  '良好',
  '近视，戴眼镜',
  '对花生过敏',
  '换季容易咳嗽',
  '鼻炎',
  '偏瘦，吃饭慢',
] as const

export const childRemarks = [
  '',
  '',
  '',
  '',
  '每周五下午由家里老人接',
  '晚上睡前爱等电话',
  '上学要走二十分钟山路，雨天请同村同学结伴',
  '家里老人只会说方言，通话时老师帮着转述',
  '家长上夜班，中午打电话最合适',
  '手机信号不好，先打邻居家座机',
] as const

export const careChanges = {
  kinshipGrandparent: ['母亲外出务工，改由老人照顾', '父亲换了工地，母亲同去，孩子留给老人照顾'],
  kinshipOther: ['奶奶身体不好，改由亲戚照顾', '老人去世，暂由亲戚照顾'],
  unrelatedAdult: ['家中无人，父母书面委托邻居照顾'],
  parent: ['家长回乡照顾孩子', '老人年纪大了，家长辞工回来'],
  livingAlone: ['爷爷住院后由孩子自己在家，学校已联系村委会'],
} as const
