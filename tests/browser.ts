export { chromiumPath, launchBrowser } from '../scripts/screenshots/browser'
