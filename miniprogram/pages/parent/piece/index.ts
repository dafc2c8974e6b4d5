/** One part of a parent's week under its heading. In 大字朗读模式 a large picture stands beside the heading, and a loudspeaker where the phone can speak. */
Component({
  properties: {
    title: String,
    icon: String,
    /** 大字朗读模式 */
    large: { type: Boolean, value: false },
    /** What the loudspeaker reads; nothing, and there is none. */
    spoken: String,
  },
})
