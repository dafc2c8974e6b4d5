/** A headed part of a screen. */
Component({
  properties: { title: String, note: String, link: String },
  methods: {
    link() {
      this.triggerEvent('link')
    },
  },
})
