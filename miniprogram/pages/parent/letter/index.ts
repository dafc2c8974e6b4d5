import { letterView, type Body, type LetterView } from './view'

/** One weekly update as the parents read it: the teacher's sentence, contact, topics, notes, photos. Also the teacher's preview. */
Component({
  properties: {
    /** The update's body, or null for none. */
    body: { type: Object, value: null as unknown as Body },
    teacher: String,
    teacherLine: String,
    /** Links of the photos. */
    photos: { type: Array, value: [] as string[] },
    /** Said where the week had no call: `这周还没通上话`. */
    noContact: String,
  },
  data: { letter: null as LetterView | null, pictures: [] as Array<{ url: string }> },
  observers: {
    body(body: Body | null) {
      this.setData({ letter: body && letterView(body) })
    },
    photos(photos: string[]) {
      this.setData({ pictures: photos.map((url) => ({ url })) })
    },
  },
})
