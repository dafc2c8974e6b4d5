import { Database } from '../../database/connect'
import { testDatabase } from '../database'
import type { TestDatabase } from '../database'
import { makeWorld, phoneOf } from '../world'
import type { PersonaName, Phone, World } from '../world'

/** Two small schools on the server, and a pool of connections through which many phones speak at once. */
export interface Crowd {
  world: World
  crowd: Database
}

/**
 * Opens them before the running suite's first test, hands them over, and ends them after the last.
 * @returns a phone of somebody in the crowd
 */
export function gather(hand: (opened: Crowd) => void, connections = 40): (persona: PersonaName) => Phone {
  let database: TestDatabase
  let opened: Crowd
  beforeAll(async () => {
    database = await testDatabase()
    opened = { world: await makeWorld(database.url), crowd: new Database(database.url, connections) }
    hand(opened)
  })
  afterAll(async () => {
    await opened.crowd.close()
    await opened.world.close()
    await database.close()
  })
  return (persona) => {
    const { world, crowd } = opened
    return phoneOf({ database: crowd, ports: world.outside.ports, log: () => undefined }, world.personas[persona])
  }
}
