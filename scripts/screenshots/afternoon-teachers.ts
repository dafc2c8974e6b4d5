import type { Scene } from './scenes'
import { choose, failing, first, offline, read, scroll, tab, tap, then, write } from './steps'

const fillCall = then(
  tap(/记电话$/),
  read('结果怎么样'),
  choose('接通了', '8', '开心'),
  write(/^值得记下的/, '爸爸说腊月二十回来，孩子笑了一晚上'),
)
const fillTalk = then(
  tap(/记谈心$/),
  read('聊了哪些'),
  choose('学习挺好', '生活挺好', '情绪一般', '交友挺好', '身体挺好'),
)

/** What a teacher and the desk see while the school day lasts: Friday, a little past four. */
export const teacherScenes: Scene[] = [
  { name: 'teacher-today', who: 'teacher', until: '这周还差', kept: true },
  { name: 'teacher-class', who: 'teacher', until: '这周还差', act: then(tab('班级'), read('没通上')), kept: true },
  {
    name: 'teacher-child',
    who: 'teacher',
    until: '这周还差',
    act: then(tab('班级'), read('没通上'), first('.child'), read('联系卡')),
  },
  { name: 'teacher-log-call', who: 'teacher', until: '这周还差', act: then(fillCall, scroll(430)), kept: true },
  { name: 'teacher-talk', who: 'teacher', until: '这周还差', act: fillTalk },
  {
    name: 'teacher-talk-for-parents',
    who: 'teacher',
    until: '这周还差',
    act: then(fillTalk, write(/孩子这周的状态/, '这周上课很专心，和同桌成了好朋友'), scroll(5000)),
  },
  {
    name: 'teacher-visit',
    who: 'teacher',
    until: '这周还差',
    act: then(
      tab('记一笔'),
      read('这周还差的'),
      choose('家访，到家里看看'),
      write(/./, 'l'),
      first('.list .list-row'),
      read('见到了谁'),
    ),
  },
  { name: 'teacher-record', who: 'teacher', until: '这周还差', act: then(tab('记一笔'), read('这周还差的')) },
  { name: 'teacher-me', who: 'teacher', until: '这周还差', act: then(tab('我的'), read('退出登录')) },
  { name: 'teacher-letters-early', who: 'teacher', until: '这周还差', act: then(tab('周报'), read('自动整理好')) },
  { name: 'desk-today', who: 'desk', until: '亲情电话' },
  { name: 'largest-teacher-today', who: 'teacher', until: '这周还差', largest: true },
  {
    name: 'largest-teacher-class',
    who: 'teacher',
    until: '这周还差',
    act: then(tab('班级'), read('没通上')),
    largest: true,
  },
  { name: 'largest-teacher-log-call', who: 'teacher', until: '这周还差', act: fillCall, largest: true },
  { name: 'largest-teacher-talk', who: 'teacher', until: '这周还差', act: fillTalk, largest: true },
  {
    name: 'error-teacher-class',
    who: 'teacher',
    until: '这周还差',
    act: then(failing, tab('班级'), read('再试一次')),
  },
  {
    name: 'offline-teacher-class',
    who: 'teacher',
    until: '这周还差',
    act: then(tab('班级'), read('没通上'), tab('今天'), read('这周还差'), offline(true), tab('班级'), read('显示的是')),
  },
]
