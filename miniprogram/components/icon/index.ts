/** One drawing of miniprogram/icons in the colour of the text around it. */
Component({
  properties: {
    name: String,
    /** rpx at the ordinary font size; grows with the font setting. */
    size: { type: Number, value: 48 },
    /** For screen readers; without it the icon is decoration. */
    label: String,
  },
})
