import type { Page } from 'playwright-core'
import type { Scene } from './scenes'
import { offline, read, tab, tap, then } from './steps'

const chooseFile = (file: string) => async (page: Page) => {
  const chosen = page.waitForEvent('filechooser')
  await tap('选择名册文件')(page)
  await tap('同意并继续')(page)
  await (await chosen).setFiles(file)
}

/** What heads and the district see on the same afternoon. */
export const officeScenes: Scene[] = [
  { name: 'head-overview', who: 'head', until: '本周通上话', kept: true },
  { name: 'head-children', who: 'head', until: '本周通上话', act: then(tab('儿童'), read('名儿童')) },
  { name: 'head-lines', who: 'head', until: '本周通上话', act: then(tab('电话'), read('再开通一部电话')) },
  {
    name: 'head-line',
    who: 'head',
    until: '本周通上话',
    act: then(tab('电话'), read('再开通一部电话'), tap('再开通一部电话'), read('每周什么时候开放')),
  },
  { name: 'head-report', who: 'head', until: '本周通上话', act: then(tab('报表'), read('各项相加')), kept: true },
  { name: 'head-me', who: 'head', until: '本周通上话', act: then(tab('我的'), read('退出登录')) },
  { name: 'head-survey', who: 'head', open: 'pages/head/survey/index', until: '各班' },
  { name: 'head-staff', who: 'head', open: 'pages/head/staff/index', until: '请老师加入' },
  { name: 'head-requests', who: 'head', open: 'pages/head/requests/index', until: '等着答复' },
  { name: 'head-reading', who: 'head', open: 'pages/head/reading/index', until: '已核实' },
  { name: 'head-pack', who: 'head', open: 'pages/head/pack/index', until: '每年一次的合规审计' },
  { name: 'head-empty', who: 'newHead', until: '还没有孩子的档案' },
  { name: 'head-no-lines', who: 'newHead', until: '还没有孩子的档案', act: then(tab('电话'), read('还没有亲情电话')) },
  { name: 'head-no-report', who: 'newHead', until: '还没有孩子的档案', act: then(tab('报表'), read('会算好')) },
  { name: 'district', who: 'officer', until: '本周通上话' },
  { name: 'district-schools', who: 'officer', until: '本周通上话', act: then(tab('学校'), read('每周通话时段')) },
  { name: 'largest-head-overview', who: 'head', until: '本周通上话', largest: true },
  {
    name: 'largest-head-report',
    who: 'head',
    until: '本周通上话',
    act: then(tab('报表'), read('各项相加')),
    largest: true,
  },
  {
    name: 'offline-head-report',
    who: 'head',
    until: '本周通上话',
    act: then(offline(true), tab('报表'), read('再试一次')),
  },
]

/** A school's first roster comes in; `roster` is its file. To be taken last of the afternoon. */
export const importScenes = (roster: string): Scene[] => [
  {
    name: 'head-import',
    who: 'newHead',
    until: '还没有孩子的档案',
    act: then(tap('导入名册'), chooseFile(roster), read('档案会怎样变')),
    kept: true,
  },
  {
    name: 'head-import-done',
    who: 'newHead',
    until: '还没有孩子的档案',
    act: then(tap('导入名册'), chooseFile(roster), tap(/^确认导入/), read('导入好了')),
  },
  {
    name: 'head-children-long-name',
    who: 'newHead',
    until: '本周通上话',
    act: then(tab('儿童'), read('欧阳买买提·艾力江')),
    largest: true,
  },
]
