/**
 * One instance of a cloud function, in a worker thread of its own: its own globals, environment and clock. Plain
 * JavaScript, so that the serving process needs no loader for it. Speaks with instance.ts: in `{ id, event, context }`
 * (both JSON text), out `{ id, reply }` or `{ id, error }`.
 */
const { parentPort, workerData } = require('node:worker_threads')

require('./shift-date.js')(new Float64Array(workerData.clock))
const { main } = require(workerData.entry)

parentPort.on('message', async ({ id, event, context }) => {
  try {
    const reply = await main(JSON.parse(event), JSON.parse(context))
    // CloudBase carries the reply as JSON, so what JSON cannot say is lost here as it is there.
    parentPort.postMessage({ id, reply: JSON.stringify(reply) ?? 'null' })
  } catch (error) {
    parentPort.postMessage({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
})
parentPort.postMessage({ ready: true })
