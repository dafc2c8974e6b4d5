import type { Output } from '../../../../contract/actions'
import { quietForm } from '../../../behaviors/screen-state'
import { screen } from '../../../behaviors/screen'
import { call } from '../../../services/cloud'
import { lostCall, type Failure } from '../../../services/failure'
import { openFile, removeOpened } from '../../../services/open-file'
import { newRequestId } from '../../../services/request-id'
import { chooseFile, uploadFile, type ChosenFile } from '../../../services/upload'
import { toDoorFromHead } from '../leading'
import { goOn, isWorking, STEP_MS } from './going-on'
import { mappingView, type MappingView } from './mapping-view'
import { pastView, type PastView } from './past-view'
import { doneView, previewView, progressText, type DoneView, type PreviewView } from './view'

type Progress = Output<'roster.step'>

/** What the contract takes; the ending of the name must survive. */
const NAME_MAX = 120
/** A sentence that tells somebody what to do takes longer to read than WeChat's usual 1.5 s. */
const TOAST_MS = 4_000

const nowhere: Progress = { importId: 0, phase: 'reading', done: 0, total: 0 }

/** 导入名册: a file, what was understood of it, one confirmation. Nothing is written before that, and nothing of it is kept on the phone. */
Component({
  behaviors: [screen],
  data: {
    stage: 'choose' as 'choose' | 'sending' | 'mapping' | 'preview' | 'done',
    file: null as ChosenFile | null,
    fileName: '',
    fileId: '',
    /** The import under way; whoever lost the network goes on with it. */
    at: nowhere,
    requestId: '',
    percent: 0,
    step: '',
    trouble: '',
    again: false,
    past: null as PastView | null,
    mapping: null as MappingView | null,
    preview: null as PreviewView | null,
    done: null as DoneView | null,
    stale: false,
    fetching: false,
    gone: false,
  },
  observers: { screen: toDoorFromHead },
  lifetimes: {
    attached() {
      void this.lookBack()
    },
    detached() {
      this.data.gone = true
      removeOpened()
    },
  },
  methods: {
    /** The imports of before; a page without them still imports. */
    async lookBack() {
      const answer = await call('roster.list', {})
      if (answer.ok) this.setData({ past: pastView(answer.data) })
    },
    async choose() {
      const file = await chooseFile(['xlsx', 'csv'])
      if (file) await this.read({ name: file.name.slice(-NAME_MAX), path: file.path })
    },
    async read(file: ChosenFile) {
      this.setData({
        ...{ stage: 'sending', file, fileName: file.name, fileId: '', at: nowhere },
        percent: 0,
        step: '正在上传',
        trouble: '',
      })
      try {
        const fileId = await uploadFile(file, 'rosters', (percent) => this.setData({ percent }))
        this.setData({ fileId, requestId: newRequestId() })
      } catch (problem) {
        return this.stumble(lostCall(problem))
      }
      await this.begin()
    },
    async begin() {
      const { fileName, fileId, requestId } = this.data
      this.setData({ stage: 'sending', percent: 0, step: '正在读名册', trouble: '', form: quietForm, stale: false })
      const answer = await call('roster.begin', { fileId, fileName }, { requestId, patienceMs: STEP_MS })
      if (!answer.ok) return this.stumble(answer.error)
      await this.work(answer.data)
    },
    /** Goes on until the file is read and compared, behind a progress bar. */
    async work(start: Progress) {
      const tell = (at: Progress) => this.setData({ stage: 'sending', at, trouble: '', ...progressText(at) })
      tell(start)
      const answer = await goOn(start, tell, () => !this.data.gone)
      if (this.data.gone) return
      if (!answer.ok) return this.stumble(answer.error)
      this.setData({ at: answer.data })
      if (answer.data.phase === 'mapping') await this.openMapping()
      else if (!isWorking(answer.data)) await this.showPreview()
    },
    async showPreview() {
      const answer = await call('roster.preview', { importId: this.data.at.importId }, { patienceMs: STEP_MS })
      if (!answer.ok) return this.stumble(answer.error)
      this.setData({ stage: 'preview', preview: previewView(answer.data), form: quietForm })
      wx.pageScrollTo({ scrollTop: 0, duration: 0 })
    },
    async openMapping() {
      const answer = await call('roster.columns', { importId: this.data.at.importId }, { patienceMs: STEP_MS })
      if (!answer.ok) return this.stumble(answer.error)
      this.setData({ stage: 'mapping', mapping: mappingView(answer.data), form: quietForm })
      wx.pageScrollTo({ scrollTop: 0, duration: 0 })
    },
    async saveMapping({
      detail,
    }: WechatMiniprogram.CustomEvent<{ columns: Array<{ heading: string; field: string | null }> }>) {
      const { importId } = this.data.at
      if (detail.columns.length === 0) return this.showPreview()
      const sent = await this.send(
        'roster.mapping',
        { importId, columns: detail.columns },
        { about: JSON.stringify(detail) },
      )
      if (sent.ok && !sent.queued) await this.work(sent.data)
    },
    /** A file that was read and refused is not worth another try; everything else is. */
    stumble({ code, text, ref, unreachable }: Failure) {
      const again = unreachable || code === 'INTERNAL' || code === 'BUSY'
      this.setData({ stage: 'choose', again, trouble: again && ref ? `${text}（编号 ${ref}）` : text })
    },
    /** The same file once more: the network was away. What was done of it is not done again. */
    async tryAgain() {
      const { at, file, fileId } = this.data
      if (at.importId) await this.work(at)
      else if (fileId) await this.begin()
      else if (file) await this.read(file)
    },
    /** The records changed since the file was compared: it is read anew. An import that was taken up later has no file on this phone. */
    async readAnew() {
      const { fileId, file } = this.data
      this.setData({ at: nowhere, requestId: newRequestId() })
      if (fileId) await this.begin()
      else if (file) await this.read(file)
      else this.other()
    },
    /** Goes on with an import that was left: in this phone's pocket, or on another phone. */
    async resume({ detail }: WechatMiniprogram.CustomEvent<{ importId: number }>) {
      const found = this.data.past!.rows.find(({ importId }) => importId === detail.importId)!
      this.setData({ fileName: found.fileName, file: null, fileId: '' })
      await this.work(found.progress)
    },
    async undo({ detail }: WechatMiniprogram.CustomEvent<{ importId: number }>) {
      const found = this.data.past!.rows.find(({ importId }) => importId === detail.importId)!
      const { confirm } = await wx.showModal({
        title: '撤销这次导入？',
        content: found.undoText,
        confirmText: '撤销',
        cancelText: '不撤',
      })
      if (!confirm) return
      const sent = await this.send('roster.undo', { importId: detail.importId }, { about: detail.importId })
      if (sent.ok) void wx.showToast({ title: '已经撤销，档案回到导入前的样子', icon: 'none', duration: TOAST_MS })
      await this.lookBack()
    },
    async confirm() {
      const preview = this.data.preview!
      const sent = await this.send('roster.confirm', { importId: preview.importId }, { about: preview.importId })
      if (sent.ok && !sent.queued) this.finish(sent.data, preview)
      else if (!sent.ok) this.setData({ stale: sent.error.code === 'ROSTER_CHANGED_MEANWHILE' })
    },
    finish(counts: Output<'roster.confirm'>, preview: PreviewView) {
      this.setData({ stage: 'done', done: doneView(counts, preview.refused) })
      wx.pageScrollTo({ scrollTop: 0, duration: 0 })
    },
    async fetchRefused() {
      this.setData({ fetching: true })
      const answer = await call('roster.refused', { importId: this.data.preview!.importId })
      const how = answer.ok ? await openFile(answer.data) : undefined
      this.setData({ fetching: false })
      if (!answer.ok) void wx.showToast({ title: answer.error.text, icon: 'none' })
      else if (how === 'copied')
        void wx.showToast({ title: '下载链接复制好了，请在电脑浏览器里打开', icon: 'none', duration: TOAST_MS })
    },
    other() {
      this.setData({ ...{ stage: 'choose', trouble: '', form: quietForm, file: null, fileId: '', at: nowhere } })
      wx.pageScrollTo({ scrollTop: 0, duration: 0 })
      void this.lookBack()
    },
  },
})
