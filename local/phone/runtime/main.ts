import { getApp, hideApp, launchApp, registerApp, showApp } from './app'
import { drawChrome, updateChrome } from './chrome'
import { followStageClock, installClock } from './clock'
import { guarded, reportError, watchErrors } from './errors'
import { ModuleRegistry } from './modules'
import { pageCallers, reLaunch, startNavigation, topPage } from './navigation'
import { askedPage, isTablet } from './session'
import { requirePlugin } from './speech'
import { listenToStage } from './stage-messages'
import { World } from './world'
import { wx } from './wx'
import { installQueries } from './wx/query'
import { installWxsView } from './wxs-view'

/** Starts the mini-program that app.js describes, on a phone drawn into this page. */
async function start(): Promise<void> {
  watchErrors()
  installClock()
  await followStageClock()
  const program = globalThis.builtMiniProgram
  document.documentElement.toggleAttribute('data-tablet', isTablet)
  drawChrome()
  const world = new World(program)
  installQueries()
  installWxsView()
  const entry = program.app.pages[0] ?? ''
  startNavigation(world, program.units, entry, updateChrome)
  loadModules(world)
  const asked = askedPage.replace(/^\//, '') || entry
  const [path = '', query = ''] = asked.split(/\?(.*)/s)
  launchApp({
    path,
    query: Object.fromEntries(new URLSearchParams(query)),
    scene: askedPage ? 1014 : 1001,
    referrerInfo: {},
  })
  reLaunch(`/${asked}`)
  listenToStage()
  document.addEventListener('visibilitychange', () => (document.hidden ? hideApp() : showApp()))
  window.addEventListener('resize', () => topPage()?.resized())
  document.documentElement.dataset.phone = 'ready'
}

function loadModules(world: World): void {
  const program = globalThis.builtMiniProgram
  const files = new Map(program.units.map((unit) => [`${unit.path}.js`, unit.path]))
  const { Page, Component, Behavior } = world.registration
  const modules = program.modules(wx, registerApp, Page, Component, Behavior, getApp, pageCallers, requirePlugin)
  const registry = new ModuleRegistry(modules, (file, run) => {
    const unit = files.get(file)
    if (unit) world.register(unit, run)
    else run()
  })
  const load = (file: string): void => {
    if (registry.has(file)) guarded(file, () => registry.load(file))
  }
  load('app.js')
  for (const file of files.keys()) load(file)
}

start().catch((error: unknown) => reportError(error, '启动'))
