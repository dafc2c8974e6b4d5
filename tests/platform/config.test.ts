import { configFrom } from '../../cloudfunctions/platform/config'

const key = Buffer.alloc(32, 1).toString('base64')
const whole = { DATABASE_URL: 'postgres://localhost/x', YANSHU_DATA_KEY: key, YANSHU_HMAC_KEY: key }

test('everything that is missing is named at once', () => {
  expect(() => configFrom({})).toThrow(/DATABASE_URL.*YANSHU_DATA_KEY.*YANSHU_HMAC_KEY/)
  expect(() => configFrom({ ...whole, YANSHU_HMAC_KEY: 'short' })).toThrow(/lacks: YANSHU_HMAC_KEY/)
  expect(() => configFrom({ ...whole, DATABASE_URL: 'mysql://x' })).toThrow(/lacks: DATABASE_URL/)
})

test('template ids come from the environment, or are those of the local stand-in', () => {
  expect(configFrom({ ...whole, YANSHU_TEMPLATE_WEEKLY_UPDATE: 'abc' }).templateIds).toEqual({
    weeklyUpdate: 'abc',
    callBooked: 'local-template-callBooked',
    callReminder: 'local-template-callReminder',
    callChanged: 'local-template-callChanged',
    callOffer: 'local-template-callOffer',
    letter: 'local-template-letter',
  })
})
