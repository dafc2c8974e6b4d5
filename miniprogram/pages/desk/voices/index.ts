import type { VoiceRow } from './view'

/** What parents have said for the child that sits here (or, `named`, for children who may be called over). The child listens; the desk does not. Tells `heard` when one is over. */
Component({
  properties: {
    voices: { type: Array, value: [] as VoiceRow[] },
    named: { type: Boolean, value: false },
  },
  methods: {
    played() {
      this.triggerEvent('heard')
    },
  },
})
