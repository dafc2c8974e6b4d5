import { appEvents, enterOptions, launchOptions } from '../app'
import { capsule, statusBarHeight } from '../chrome'
import { errorEvents } from '../errors'
import { topPage } from '../navigation'
import { fontSizeSetting, networkEvents, networkState } from '../session'
import { asyncApi } from './async'

function screen(): { width: number; height: number } {
  const { clientWidth, clientHeight } = document.querySelector('.device') ?? document.documentElement
  return { width: clientWidth, height: clientHeight }
}

function getWindowInfo(): object {
  const { width, height } = screen()
  const page = topPage()?.frame.viewport
  const safeArea = {
    left: 0,
    top: statusBarHeight,
    right: width,
    bottom: height,
    width,
    height: height - statusBarHeight,
  }
  return {
    ...{ pixelRatio: window.devicePixelRatio, screenWidth: width, screenHeight: height, statusBarHeight, safeArea },
    ...{
      windowWidth: page?.clientWidth || width,
      windowHeight: page?.clientHeight || height - statusBarHeight,
      screenTop: 0,
    },
  }
}

const getDeviceInfo = (): object => ({
  ...{
    brand: 'devtools',
    model: '本机预览',
    system: 'iOS 17.0',
    platform: 'devtools',
    abi: 'arm64-v8a',
    benchmarkLevel: 1,
  },
  ...{ memorySize: 4096, cpuType: 'unknown' },
})

const getAppBaseInfo = (): object => ({
  ...{
    SDKVersion: '3.8.12',
    enableDebug: false,
    host: { appId: '', env: 'WeChat' },
    language: 'zh_CN',
    version: '8.0.60',
  },
  ...{ theme: 'light', fontSizeSetting: fontSizeSetting(), fontSizeScaleFactor: fontSizeSetting() / 17 },
})

const getSystemInfoSync = (): object => ({ ...getWindowInfo(), ...getDeviceInfo(), ...getAppBaseInfo() })

function getMenuButtonBoundingClientRect(): object {
  const { width, height, top, fromRight } = capsule
  const right = screen().width - fromRight
  return { width, height, top, right, bottom: top + height, left: right - width }
}

const nothing = (): undefined => undefined

export const systemApi = {
  getWindowInfo,
  getDeviceInfo,
  getAppBaseInfo,
  getSystemInfoSync,
  getSystemInfo: asyncApi('getSystemInfo', getSystemInfoSync),
  getSystemInfoAsync: asyncApi('getSystemInfoAsync', getSystemInfoSync),
  getSystemSetting: () => ({
    bluetoothEnabled: false,
    locationEnabled: false,
    wifiEnabled: true,
    deviceOrientation: 'portrait',
  }),
  getAppAuthorizeSetting: () => ({
    notificationAuthorized: 'authorized',
    albumAuthorized: 'authorized',
    cameraAuthorized: 'authorized',
  }),
  getMenuButtonBoundingClientRect,
  onMenuButtonBoundingClientRectWeightChange: nothing,
  offMenuButtonBoundingClientRectWeightChange: nothing,
  getNetworkType: asyncApi('getNetworkType', () => networkState()),
  onNetworkStatusChange: networkEvents.add,
  offNetworkStatusChange: networkEvents.remove,
  getAccountInfoSync: () => ({ miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' } }),
  getUpdateManager: () => ({
    onCheckForUpdate: nothing,
    onUpdateReady: nothing,
    onUpdateFailed: nothing,
    applyUpdate: nothing,
  }),
  getLaunchOptionsSync: launchOptions,
  getEnterOptionsSync: enterOptions,
  ...appEvents,
  ...errorEvents,
  onPageNotFound: nothing,
  offPageNotFound: nothing,
  onThemeChange: nothing,
  offThemeChange: nothing,
  onWindowResize: nothing,
  offWindowResize: nothing,
  onKeyboardHeightChange: nothing,
  offKeyboardHeightChange: nothing,
  onMemoryWarning: nothing,
  getPerformance: () => ({ now: () => performance.now() }),
  reportEvent: nothing,
  getLogManager: () => console,
  getRealtimeLogManager: () => ({ ...console, setFilterMsg: nothing, addFilterMsg: nothing }),
}
