import { letterView, spokenParts, type Body, type LetterView, type SpokenParts, type Voice } from './view'

/** One weekly update as the parents read it: the teacher's sentence, contact, topics, what was written for them, what the school asks, photos. Also the teacher's preview. */
Component({
  properties: {
    /** The update's body, or null for none. */
    body: { type: Object, value: null as unknown as Body },
    /** The Monday of its week; empty for a note by itself. */
    week: { type: String, value: '' },
    teacher: String,
    teacherLine: String,
    /** The teacher's sentence, spoken; null for none. */
    voice: { type: Object, value: null as unknown as Voice },
    /** Links of the photos. */
    photos: { type: Array, value: [] as string[] },
    /** Photos that are not on this phone: they need the network. */
    photosAway: { type: Number, value: 0 },
    /** Said where nobody was reached: `这周还没通上话`. */
    noContact: String,
    /** 大字朗读模式: a card for each thing told, with its picture and a loudspeaker. */
    large: { type: Boolean, value: false },
  },
  data: {
    letter: null as LetterView | null,
    spoken: null as SpokenParts | null,
    pictures: [] as Array<{ url: string }>,
  },
  observers: {
    'body, week, teacher, teacherLine, noContact'(
      body: Body | null,
      week: string,
      teacher: string,
      teacherLine: string,
      noContact: string,
    ) {
      const letter = body && letterView(body, week)
      this.setData({ letter, spoken: letter && spokenParts(letter, { teacher, teacherLine, noContact }) })
    },
    photos(photos: string[]) {
      this.setData({ pictures: photos.map((url) => ({ url })) })
    },
  },
})
