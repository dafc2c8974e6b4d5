import type { Aimed } from '../inputs'

export const sheetInputs = {
  'sheet.list': () => ({}),
  'sheet.done': (at) => ({
    childIds: [at.childId],
    messageIds: [at.messageId],
    about: 'message' as const,
    reached: true,
  }),
  'sheet.undo': (at) => ({ contactIds: [at.contactId] }),
  'messages.reach': () => ({}),
  'refused.list': () => ({}),
  'refused.seen': (at) => ({ refusedId: at.refusedId }),
} satisfies Partial<Aimed>
