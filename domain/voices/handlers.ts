import { listenToLine } from './listen'
import { playVoice } from './play'
import { sendVoice } from './send'
import { speakLine, unspeakLine } from './speak'
import { takeVoiceBack } from './take-back'

export const voiceHandlers = {
  'voices.send': sendVoice,
  'voices.takeBack': takeVoiceBack,
  'voices.play': playVoice,
  'voices.listen': listenToLine,
  'voices.speak': speakLine,
  'voices.unspeak': unspeakLine,
}
