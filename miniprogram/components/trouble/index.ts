import { errorText } from '../../../contract/errors'

/** Why a command was not taken, beside the button that sent it. A number is shown only where the words ask to quote it. */
Component({
  properties: { text: String, number: String },
  data: { quoted: errorText.INTERNAL },
})
