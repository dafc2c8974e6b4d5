import type { NoteRow, PreviewView } from '../view'

/** A list that stays folded until somebody wants to see it; its rows are not on the screen before that. */
Component({
  properties: {
    title: String,
    notes: { type: Array, value: [] as NoteRow[] },
    changes: { type: Array, value: [] as PreviewView['examples'] },
    columns: { type: Array, value: [] as PreviewView['columns'] },
    more: String,
  },
  data: { open: false },
  methods: {
    turn() {
      this.setData({ open: !this.data.open })
    },
  },
})
