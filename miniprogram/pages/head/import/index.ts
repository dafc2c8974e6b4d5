import type { Output } from '../../../../contract/actions'
import { quietForm } from '../../../behaviors/screen-state'
import { screen } from '../../../behaviors/screen'
import { call } from '../../../services/cloud'
import { lostCall, type Failure } from '../../../services/failure'
import { chooseFile, uploadFile, type ChosenFile } from '../../../services/upload'
import { toDoorFromHead } from '../leading'
import { openRefused } from './refused-file'
import { doneView, previewView, type DoneView, type PreviewView } from './view'

/** A register of a whole county is read in less; longer than this and the function itself has given up. */
const READING_MS = 60_000
/** What the contract takes; the ending of the name must survive. */
const NAME_MAX = 120
/** A sentence that tells somebody what to do takes longer to read than WeChat's usual 1.5 s. */
const TOAST_MS = 4_000

/** 导入名册: a file, what was understood of it, one confirmation. Nothing is written before that, and nothing of it is kept on the phone. */
Component({
  behaviors: [screen],
  data: {
    stage: 'choose' as 'choose' | 'sending' | 'preview' | 'done',
    file: null as ChosenFile | null,
    fileId: '',
    percent: 0,
    step: '',
    trouble: '',
    again: false,
    preview: null as PreviewView | null,
    done: null as DoneView | null,
    stale: false,
    fetching: false,
  },
  observers: { screen: toDoorFromHead },
  methods: {
    async choose() {
      const file = await chooseFile(['xlsx', 'csv'])
      if (file) await this.read({ name: file.name.slice(-NAME_MAX), path: file.path })
    },
    async read(file: ChosenFile) {
      this.setData({ stage: 'sending', file, fileId: '', percent: 0, step: '正在上传', trouble: '' })
      try {
        const fileId = await uploadFile(file, 'rosters', (percent) => this.setData({ percent }))
        this.setData({ fileId })
      } catch (problem) {
        return this.stumble(lostCall(problem))
      }
      await this.understand()
    },
    async understand() {
      const { file, fileId } = this.data
      this.setData({ stage: 'sending', percent: 100, step: '正在读名册', trouble: '', form: quietForm, stale: false })
      const answer = await call('roster.preview', { fileId, fileName: file!.name }, { patienceMs: READING_MS })
      if (!answer.ok) return this.stumble(answer.error)
      this.setData({ stage: 'preview', preview: previewView(answer.data) })
      wx.pageScrollTo({ scrollTop: 0, duration: 0 })
    },
    /** A file that was read and refused is not worth another try; everything else is. */
    stumble({ code, text, ref, unreachable }: Failure) {
      const again = unreachable || code === 'INTERNAL' || code === 'BUSY'
      this.setData({ stage: 'choose', again, trouble: again && ref ? `${text}（编号 ${ref}）` : text })
    },
    /** The same file once more: the network was away, or the records changed since it was read. */
    async tryAgain() {
      const { file, fileId } = this.data
      if (fileId) await this.understand()
      else if (file) await this.read(file)
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
      const how = answer.ok ? await openRefused(answer.data) : undefined
      this.setData({ fetching: false })
      if (!answer.ok) void wx.showToast({ title: answer.error.text, icon: 'none' })
      else if (how === 'copied')
        void wx.showToast({ title: '下载链接复制好了，请在电脑浏览器里打开', icon: 'none', duration: TOAST_MS })
    },
    other() {
      this.setData({ stage: 'choose', trouble: '', form: quietForm, file: null, fileId: '' })
      wx.pageScrollTo({ scrollTop: 0, duration: 0 })
    },
  },
})
