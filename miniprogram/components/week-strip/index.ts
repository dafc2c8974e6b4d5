import { dayStateLabel } from '../../../contract/labels'

type State = keyof typeof dayStateLabel

interface Day {
  label: string
  state: State
}

/** Colour never alone: each state has its own shape, the same in every strip. */
const shapes: Record<State, string> = { reached: 'dot', booked: 'half-circle', missed: 'cross', none: 'circle' }
const states = Object.keys(shapes) as State[]

/** A week (or some weeks) of contact at a glance: ● reached, ◐ booked, ✕ missed, ○ nothing. */
Component({
  properties: {
    days: { type: Array, value: [] as Day[] },
    /** Shows the words under the shapes. */
    labels: { type: Boolean, value: true },
    /** Whether the legend is open from the start; a tap on the strip opens and closes it. */
    legend: { type: Boolean, value: false },
    size: { type: Number, value: 36 },
  },
  data: {
    marks: [] as Array<{ place: number; label: string; state: State; shape: string }>,
    spoken: '',
    open: false,
    key: states.map((state) => ({ state, shape: shapes[state], label: dayStateLabel[state] })),
  },
  observers: {
    legend(legend: boolean) {
      this.setData({ open: legend })
    },
    days(days: Day[]) {
      this.setData({
        marks: days.map(({ label, state }, place) => ({ place, label, state, shape: shapes[state] })),
        spoken: days.map(({ label, state }) => `${label}${dayStateLabel[state]}`).join('，'),
      })
    },
  },
  methods: {
    turnLegend() {
      this.setData({ open: !this.data.open })
    },
  },
})
