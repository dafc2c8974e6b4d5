import { overviewDistrict } from './district'
import { overviewSchool } from './school'
import { statisticsSchool } from './statistics'

export const overviewHandlers = {
  'overview.school': overviewSchool,
  'statistics.school': statisticsSchool,
  'overview.district': overviewDistrict,
}
