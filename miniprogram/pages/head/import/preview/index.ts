import type { PreviewView } from '../view'

/** What was understood of a file, what is wrong with it, and what it would change. */
Component({
  properties: { view: { type: Object, value: {} as PreviewView }, fetching: Boolean },
  methods: {
    refused() {
      this.triggerEvent('refused')
    },
  },
})
