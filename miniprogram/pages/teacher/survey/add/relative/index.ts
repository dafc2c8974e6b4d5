import { noRelative, relations, type RelativeEntry } from '../entry'

/** Whom to call first: may be left out on the first day. */
Component({
  properties: {
    relative: { type: Object, value: noRelative },
    /** What is wrong, by field path: `relative.phone`. */
    wrong: { type: Object, value: {} as Record<string, string> },
  },
  data: { relations },
  methods: {
    put({ detail, currentTarget }: WechatMiniprogram.CustomEvent<{ value: unknown }>) {
      const field = currentTarget.dataset.field as keyof RelativeEntry
      const relative = { ...(this.data.relative as RelativeEntry), [field]: detail.value }
      this.triggerEvent('change', { relative, field })
    },
  },
})
