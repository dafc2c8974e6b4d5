import { clearAvailability } from './clear'
import { availabilityOfMine } from './mine'
import { availabilityOfCard } from './of-card'
import { saveAvailability } from './save'

export const availabilityHandlers = {
  'availability.mine': availabilityOfMine,
  'availability.of': availabilityOfCard,
  'availability.save': saveAvailability,
  'availability.clear': clearAvailability,
}
