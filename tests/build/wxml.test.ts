import path from 'node:path'
import { customTags, wxmlSources } from '../../scripts/build/wxml'
import { place } from './source'

test('sources are found beside self-closing and inline WXS, not inside comments', () => {
  const wxml = `<wxs src="./a.wxs" module="a"/><import src="./b"/><!-- <include src="c"/> -->
    <wxs module="inline">var x = 1 < 2; module.exports = x</wxs><include src="/d.wxml" />`
  expect(wxmlSources(wxml)).toEqual(['./a.wxs', './b', '/d.wxml'])
})

test('custom tags are found in imported templates too; built-in ones are left out', () => {
  const { folder, remove } = place({
    'page/index.wxml': '<import src="./row"/><scroll-view><y-icon/></scroll-view><!-- <y-none/> -->',
    'page/row.wxml': '<template name="row"><t-cell><text>一</text></t-cell></template>',
  })
  expect([...customTags(path.join(folder, 'page/index.wxml'), folder)].sort()).toEqual(['t-cell', 'y-icon'])
  remove()
})
