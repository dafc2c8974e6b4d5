import { screen } from '../../../../behaviors/screen'
import { toDoorFromHead } from '../../leading'
import {
  changeOf,
  draftOf,
  inviteOf,
  inviteText,
  leaveText,
  problemsOf,
  quiet,
  refusalOf,
  togglesOf,
  toView,
  type Draft,
  type Problems,
  type StaffRole,
  type Toggle,
  type View,
} from './view'

/** One member of staff: who they are, what they may do, the yearly check, the way out; or somebody to be invited. */
Component({
  behaviors: [screen],
  data: {
    view: null as View | null,
    draft: null as Draft | null,
    toggles: [] as Toggle[],
    teaches: false,
    touched: false,
    problems: quiet,
    invitation: '',
  },
  observers: {
    screen: toDoorFromHead,
    /** A fresher answer may come while the form is open; what somebody has begun to fill in stays. */
    view(view: View | null) {
      if (view && !this.data.touched) this.lay(draftOf(view.member))
    },
  },
  methods: {
    onLoad(query: { id?: string }) {
      const personId = Number(query.id ?? 0)
      wx.setNavigationBarTitle({ title: personId ? '老师' : '请老师加入' })
      void this.show('staff.list', {}, (reply) => toView(reply, personId) ?? null, {
        isEmpty: ({ people }) => personId > 0 && people.every((one) => one.personId !== personId),
      })
    },
    lay(draft: Draft) {
      this.setData({ draft, toggles: togglesOf(draft.roles), teaches: draft.roles.includes('teacher') })
    },
    put(change: Partial<Draft>, mended: keyof Problems) {
      this.setData({ touched: true, [`problems.${mended}`]: '', 'problems.trouble': '' })
      this.lay({ ...this.data.draft!, ...change })
    },
    name({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.put({ name: detail.value }, 'name')
    },
    phone({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.put({ phone: detail.value }, 'phone')
    },
    role(event: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
      const role = event.currentTarget.dataset.role as StaffRole
      const others = this.data.draft!.roles.filter((one) => one !== role)
      this.put({ roles: event.detail.value ? [...others, role] : others }, 'roles')
    },
    classes({ detail }: WechatMiniprogram.CustomEvent<{ value: number[] }>) {
      this.put({ classIds: detail.value }, 'roles')
    },
    async save() {
      const { draft, view } = this.data
      const problems = problemsOf(draft!)
      this.setData({ problems })
      if (problems.name || problems.phone || problems.roles) return
      const sent = draft!.personId
        ? await this.send('staff.change', changeOf(draft!, view!))
        : await this.send('staff.invite', inviteOf(draft!))
      if (!sent.ok) return this.setData({ problems: refusalOf(sent.error) })
      const account = draft!.roles.some((role) => role !== 'volunteer')
      if (draft!.personId || !account) this.back('保存好了')
      else this.setData({ invitation: inviteText(draft!.name.trim(), view!.school) })
    },
    copy() {
      void wx.setClipboardData({ data: this.data.invitation })
    },
    async leave() {
      const { member } = this.data.view!
      const { confirm } = await wx.showModal({
        title: '离开学校？',
        content: leaveText(member!),
        confirmText: '离开',
        cancelText: '先不',
      })
      if (!confirm) return
      const sent = await this.send('staff.leave', { personId: member!.personId })
      if (sent.ok) this.back('已经离开')
      else this.setData({ problems: refusalOf(sent.error) })
    },
    /** The check was put on file; what it says now comes from the server. */
    checked() {
      void this.refresh()
    },
    back(title: string) {
      void wx.showToast({ title, icon: 'success' })
      this.close()
    },
    close() {
      if (getCurrentPages().length > 1) void wx.navigateBack()
      else wx.reLaunch({ url: '/pages/head/home/index?tab=me' })
    },
  },
})
