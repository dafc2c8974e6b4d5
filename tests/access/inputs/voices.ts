import type { Aimed } from '../inputs'

const recording = (folder: string) => `cloud://test.files/voices/${folder}/00000000-0000-4000-8000-000000000001.mp3`

export const voiceInputs = {
  'voices.send': (at) => ({ childId: at.childId, fileId: recording('incoming'), seconds: 20 }),
  'voices.takeBack': (at) => ({ voiceId: at.voiceId }),
  'voices.play': (at) => ({ voiceId: at.voiceId }),
  'voices.listen': (at) => ({ voiceId: at.spokenId }),
  'voices.speak': (at) => ({ updateId: at.updateId, fileId: recording('lines'), seconds: 20 }),
  'voices.unspeak': (at) => ({ updateId: at.updateId }),
} satisfies Partial<Aimed>
