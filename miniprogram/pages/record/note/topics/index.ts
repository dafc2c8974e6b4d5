import { talkTopicLabel, threeStepLabel } from '../../../../../contract/labels'
import type { Topics } from '../body'

type Topic = keyof typeof talkTopicLabel
type Step = keyof typeof threeStepLabel

const faces: Record<Step, string> = { good: 'face-5', fair: 'face-3', worry: 'face-2' }
const topics = (Object.keys(talkTopicLabel) as Topic[]).map((key) => ({ key, label: talkTopicLabel[key] }))
const steps = (Object.keys(threeStepLabel) as Step[]).map((key) => ({
  key,
  label: threeStepLabel[key],
  face: faces[key],
}))

/** Five topics, each with a three-step face; words where a face was given. A second tap takes the face back. */
Component({
  properties: { value: { type: Object, value: {} as Topics } },
  data: { topics, steps },
  methods: {
    step(event: WechatMiniprogram.TouchEvent) {
      const { topic, step } = event.currentTarget.dataset as { topic: Topic; step: Step }
      const value = { ...(this.data.value as Topics) }
      const before = value[topic]
      if (before?.step === step) delete value[topic]
      else value[topic] = { step, words: before?.words ?? '' }
      this.tell(value)
    },
    words(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const topic = event.currentTarget.dataset.topic as Topic
      const before = (this.data.value as Topics)[topic]
      if (before) this.tell({ ...(this.data.value as Topics), [topic]: { ...before, words: event.detail.value } })
    },
    tell(value: Topics) {
      this.triggerEvent('change', { value })
    },
  },
})
