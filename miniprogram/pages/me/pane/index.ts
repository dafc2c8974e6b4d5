/**
 * 我的, for every hat: account, hats, what still waits, font and privacy, sign-out.
 * What a hat has of its own stands in the slot. `refresh` is there so that a home may pull it down like any pane.
 */
Component({
  methods: {
    refresh(): Promise<void> {
      return Promise.resolve()
    },
  },
})
