import { screen } from '../../../behaviors/screen'
import { handedName } from '../../../services/known-names'
import { fresh, quietForm, type ScreenState } from '../../../behaviors/screen-state'
import { momentText, now } from '../../../services/clock'
import { drop } from '../../../services/outbox'
import { goBack, logCall, type NoteKindName } from '../go'
import { leadAway } from '../lead-away'
import { lastQueued, leaveWord } from '../saved'
import { todayAt } from '../words'
import { emptyValues, inputOf, isBlank, letterOf, type Entry } from './body'
import { draftIsQueued, dropDraft, keepDraft, keepForm, keptForm, offeredDraft } from './draft'
import { addPictures, PHOTOS_MAX, picturesOf, sendPictures, type Picture } from './pictures'
import { titleOf, toView, viewFromAnother, type View } from './view'

const NO_NETWORK = '没有网络。可以先写下来，有网络时会自动发出；照片要等有网络时再加。'
const NOTHING = '还没有给家长写什么。'
/** Rest after typing before the draft is written, in milliseconds. */
const REST_MS = 400
const toDoor = leadAway('/pages/teacher/home/index')
const timers = new WeakMap<object, ReturnType<typeof setTimeout>>()
/** Forms that have been saved: a last event of theirs must not bring the draft back. */
const finished = new WeakSet<object>()

/** One page for every kind of note, driven by the fields of the reply. What is typed is a draft by itself. */
Component({
  behaviors: [screen],
  data: {
    view: null as View | null,
    entry: null as Entry | null,
    /** What `screen` shows, but a form that can be filled in without network stays open. */
    frame: null as ScreenState | null,
    known: { kind: 'talkNote' as NoteKindName, childId: 0, name: '' },
    pictures: [] as Picture[],
    photosMax: PHOTOS_MAX,
    photoText: '',
    letter: null as ReturnType<typeof letterOf> | null,
    urls: [] as string[],
    nothing: '',
    /** Where the draft comes from: `接着上次没写完的`. */
    draftText: '',
    replaces: '',
    today: '',
  },
  observers: {
    screen(state: ScreenState) {
      toDoor(state)
      const { kind, childId, name } = this.data.known
      const another = state.state === 'offline' && name ? keptForm(kind) : undefined
      if (another) {
        const view = viewFromAnother(another, childId, name)
        this.setData({ view, frame: { ...fresh(false), note: NO_NETWORK } })
      } else this.setData({ frame: state })
    },
    view(view: View | null) {
      if (view && !view.closed && !this.data.entry) this.begin(view)
    },
    'entry.**, view, pictures'(entry: Entry | null, view: View | null, pictures: Picture[]) {
      if (!entry || !view) return
      const letter = letterOf(view.kind, view.fields, entry)
      const blank = Object.keys(letter.topics).length === 0 && entry.forParents.trim() === ''
      const urls = pictures.flatMap(({ url, fileId }) => (fileId ? [url] : []))
      this.setData({ letter, urls, nothing: blank && urls.length === 0 ? NOTHING : '' })
    },
  },
  lifetimes: {
    detached() {
      if (timers.has(this)) this.keepNow()
    },
  },
  methods: {
    onLoad(query: { kind?: NoteKindName; id?: string }) {
      const kind = query.kind ?? 'talkNote'
      const known = { kind, childId: Number(query.id), name: handedName(Number(query.id)) }
      this.setData({ known, today: todayAt(now()) })
      void wx.setNavigationBarTitle({ title: titleOf(kind) })
      void this.show('notes.form', { kind, childId: known.childId }, (form) => {
        keepForm(form)
        return toView(form, now())
      })
    },
    /** The form as it was left, or a fresh one. */
    begin(view: View) {
      const draft = offeredDraft(view.kind, view.childId)
      const blank: Entry = { happenedOn: this.data.today, values: emptyValues(view.fields), forParents: '', photos: [] }
      if (!draft) {
        this.setData({ entry: blank, pictures: [] })
        return
      }
      const when = momentText(draft.at, now())
      this.setData({
        entry: { ...draft.entry, values: { ...blank.values, ...draft.entry.values } },
        pictures: view.photosAllowed ? picturesOf(draft.entry.photos) : [],
        replaces: draft.replaces,
        draftText: draft.refused ? `${when} 存下的这份没有被接收：${draft.refused}` : `接着写：${when} 存下的草稿`,
      })
    },
    startOver() {
      const { view, replaces } = this.data
      this.forgetTimer()
      dropDraft(view!.kind, view!.childId)
      if (replaces) drop(replaces)
      this.setData({ draftText: '', replaces: '', form: quietForm })
      this.begin(view!)
    },
    field({ detail }: WechatMiniprogram.CustomEvent<{ name: string; value: unknown }>) {
      this.change({ [`entry.values.${detail.name}`]: detail.value }, `body.${detail.name}`)
    },
    day({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.change({ 'entry.happenedOn': detail.value }, 'happenedOn')
    },
    forParents({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.change({ 'entry.forParents': detail.value }, 'forParents')
    },
    change(data: Record<string, unknown>, path: string) {
      this.setData(data)
      for (const at of Object.keys(this.data.form.fields)) if (at === path || at.startsWith(`${path}.`)) this.mended(at)
      this.forgetTimer()
      timers.set(
        this,
        setTimeout(() => this.keepNow(), REST_MS),
      )
    },
    keepNow() {
      this.forgetTimer()
      const { view, entry } = this.data
      if (!view || !entry || finished.has(this)) return
      if (isBlank(view.fields, entry)) dropDraft(view.kind, view.childId)
      else keepDraft(view.kind, view.childId, entry)
    },
    forgetTimer() {
      const timer = timers.get(this)
      if (timer !== undefined) clearTimeout(timer)
      timers.delete(this)
    },
    toCall() {
      const { childId, name } = this.data.view!
      logCall({ childId, name })
    },
    async addPhoto() {
      this.setData({ pictures: await addPictures(this.data.pictures), photoText: '' })
      await this.sendPhotos()
    },
    async sendPhotos() {
      const all = await sendPictures(this.data.pictures, (url, change) => {
        this.showPictures(this.data.pictures.map((one) => (one.url === url ? { ...one, ...change } : one)))
      })
      this.setData({ photoText: all ? '' : '有照片没有传上去。' })
    },
    removePhoto({ detail }: WechatMiniprogram.CustomEvent<{ index: number }>) {
      this.showPictures(this.data.pictures.filter((_, index) => index !== detail.index))
    },
    showPictures(pictures: Picture[]) {
      const photos = pictures.flatMap(({ fileId }) => (fileId ? [fileId] : []))
      this.change({ pictures, 'entry.photos': photos, photoText: '' }, 'photos')
    },
    async save() {
      const { view, entry, pictures } = this.data
      if (!view || !entry || this.data.form.busy) return
      if (pictures.some(({ fileId }) => !fileId)) {
        this.setData({ photoText: '有照片还没传好。等它传完，或先去掉照片再保存。' })
        return
      }
      const { kind, childId, name, label, fields } = view
      this.keepNow()
      const queueAs = `${name}的${label}`
      const sent = await this.send('notes.post', inputOf(kind, childId, fields, entry), { queueAs })
      if (!sent.ok) return
      finished.add(this)
      if (this.data.replaces) drop(this.data.replaces)
      const again = { ...entry, photos: [] }
      const restore = () => keepDraft(kind, childId, again)
      if (sent.queued) {
        draftIsQueued(kind, childId, entry, lastQueued())
        leaveWord({ text: `待发送：${queueAs}`, at: { requestId: lastQueued() }, restore })
      } else {
        dropDraft(kind, childId)
        leaveWord({ text: `已记下：${queueAs}`, at: { noteId: sent.data.noteId }, restore })
      }
      goBack()
    },
  },
})
