import { join } from 'node:path'
import type { Routes } from '../http/server'
import { sendHtml, sendStatic } from '../http/static'
import { phoneHtml } from '../phone/html'

const stageFolder = join(__dirname, '..', 'stage')

/**
 * The pages: the stage, and a phone with its assets.
 * @param dist the folder that holds the phone's build
 */
export function pageRoutes(dist: string): Routes {
  const phone = join(dist, 'phone')
  return {
    'GET /': (exchange) => sendStatic({ ...exchange, rest: 'index.html' }, stageFolder),
    'GET /stage/assets/*': (exchange) => sendStatic(exchange, stageFolder),
    'GET /phone': (exchange) => sendHtml(exchange, phoneHtml()),
    'GET /phone/assets/*': (exchange) => sendStatic(exchange, phone),
  }
}
