import { testDatabase } from '../database'
import { scaleCounty } from '../../database/demo/scale'
import { testKeys, makeOutside } from '../ports'
import { phoneOf } from '../world'
import { Database } from '../../database/connect'
import { Client } from 'pg'
test('scale', async () => {
  const db = await testDatabase()
  const now = new Date('2026-11-25T07:00:00Z')
  const { teachers } = await scaleCounty({ url: db.url, keys: testKeys, now, schools: 20, childrenPerSchool: 500 })
  const database = new Database(db.url, 4)
  const owner = new Client({ connectionString: db.url }); await owner.connect()
  const t = teachers[10]!
  const { rows: [h] } = await owner.query(`insert into person (openid,name) values ('o_h','校长') returning person_id`)
  await owner.query(`insert into membership (school_id, person_id, role, since) values ($1,$2,'head','2024-01-01')`, [t.schoolId, h.person_id])
  const api = { database, ports: makeOutside(now).ports, log: () => undefined }
  const out: string[] = []
  const go = async (who: string, openid: string, action: any, input: any = {}) => {
    const phone = phoneOf(api, { openid })
    let best = 1e9, bytes = 0
    for (let i = 0; i < 8; i++) { const s = performance.now(); const r = await phone.call(action, input); best = Math.min(best, performance.now() - s); bytes = Buffer.byteLength(JSON.stringify(r)); if (!r.ok) throw new Error(JSON.stringify(r)) }
    out.push(`${who} ${action} ${best.toFixed(1)} ms ${bytes} B`)
  }
  await go('teacher', t.openid, 'classes.week')
  await go('teacher', t.openid, 'week.today')
  await go('head', 'o_h', 'classes.week')
  await go('head', 'o_h', 'week.today')
  await go('head', 'o_h', 'children.list')
  await go('head', 'o_h', 'overview.school')
  await go('head', 'o_h', 'statistics.school')
  const { rows: [c] } = await owner.query(`select child_id from child where school_id=$1 limit 1`, [t.schoolId])
  await go('head', 'o_h', 'children.open', { childId: Number(c.child_id) })
  console.log(out.join('\n'))
  await database.close(); await owner.end(); await db.close()
}, 300000)
