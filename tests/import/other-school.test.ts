import { otherSchool } from '../../domain/roster/other-school'

test.each([
  ['its own title', '青禾县柳溪镇中心小学2026年秋季学期留守儿童信息表', '柳溪镇中心小学', undefined],
  ['its own title without the county', '柳溪镇中心小学花名册', '青禾县柳溪镇中心小学', undefined],
  ['a title that names no school', '留守儿童花名册(各班上报汇总)', '柳溪镇中心小学', undefined],
  ['another school', '石门九年一贯制学校留守儿童名册', '柳溪镇中心小学', '石门九年一贯制学校'],
  ['a neighbour of a like name', '青禾县云岭镇中心小学留守儿童名册', '柳溪镇中心小学', '青禾县云岭镇中心小学'],
])('%s', (_what, title, own, other) => {
  expect(otherSchool([title], own)).toBe(other)
})
