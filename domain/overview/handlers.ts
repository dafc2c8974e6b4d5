import { callsWeek } from './calls-week'
import { overviewDistrict } from './district'
import { overviewSchool } from './school'
import { statisticsSchool } from './statistics'

export const overviewHandlers = {
  'overview.school': overviewSchool,
  'calls.week': callsWeek,
  'statistics.school': statisticsSchool,
  'overview.district': overviewDistrict,
}
