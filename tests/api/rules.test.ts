import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { loadKnowledge } from '#knowledge/knowledge.ts'
import { RULE_ITEMS } from '#words/en/rule-items.ts'
import { createWorld } from '../world.ts'

type Item = {
  id: string
  text: string
  source: string
  inForce: boolean
  effectiveFrom: string
  setByOperator: boolean
}

test('the rules page says each rule in plain words, with source, dates and how sure we are', async () => {
  await using world = await createWorld({ now: '2026-11-25T12:00:00Z' })
  const response = await world.get('/rules')
  const html = await response.text()
  assert.equal(response.status, 200)
  assert.ok(gzipSync(html).length < 20 * 1024, `${gzipSync(html).length} bytes`)
  assert.match(html, /id="claim\.priority-mail"/)
  assert.match(html, /From 15 days, until 60 days after mailing\./)
  assert.match(html, /90 FR 61328/)
  assert.match(html, /from January 18, 2026/)
  assert.match(html, /until January 17, 2026/)
  assert.doesNotMatch(html, /rule\.[a-z]+[.<]|undefined|NaN|\[object/)
})

test('every row of every file of rules is on the page and in the API', async () => {
  await using world = await createWorld({ now: '2026-11-25T12:00:00Z' })
  const html = await (await world.get('/rules')).text()
  const { items } = (await (await world.get('/v1/rules')).json()) as { items: Item[] }
  const { files } = loadKnowledge()
  const ids = [files.claimRules, files.appealRules, files.searchRules, files.holdRules, files.refundRules]
    .flatMap((file) => file.rows.map((row) => row.id))
    .concat([files.recordRules, files.inquiryRules].flatMap((file) => file.rows.map((row) => row.id)))
    .concat(
      files.furtherRules.rows.map((row) => row.id),
      files.serviceStandards.rows.map((row) => row.id),
    )
    .concat(
      files.claimRules.cover.map((row) => row.id),
      files.refundRules.exceptions.map((row) => row.id),
    )
    .concat(
      files.thresholds.rows.map((row) => `threshold.${row.id}`),
      files.deliveryChanges.rows.map((row) => `change.${row.id}`),
    )
    .concat(
      files.phoneLines.rows.map((row) => `phone.${row.id}`),
      files.channels.rows.map((row) => `channel.${row.channel}`),
    )
  assert.ok(ids.length > 100)
  for (const id of ids) {
    assert.ok(html.includes(`id="${id}"`), id)
    assert.equal(items.filter((item) => item.id === id).length, ids.filter((one) => one === id).length, id)
  }
  for (const item of items) {
    assert.ok(item.source.length > 4 && item.text.length > 3, item.id)
    assert.doesNotMatch(item.text, /undefined|NaN|rule\./, item.id)
  }
})

test('each item of a list has words', () => {
  for (const row of loadKnowledge().files.furtherRules.rows) {
    if (row.kind !== 'list') continue
    for (const item of row.items) assert.ok(item in RULE_ITEMS, `${row.id}: ${item}`)
  }
})

test('what is in force depends on the day', async () => {
  await using world = await createWorld({ now: '2026-01-17T12:00:00Z' })
  const priority = async () => {
    const { items } = (await (await world.get('/v1/rules?q=claim.priority-mail')).json()) as { items: Item[] }
    return items.filter((item) => item.id === 'claim.priority-mail').map((item) => [item.effectiveFrom, item.inForce])
  }
  assert.deepEqual(await priority(), [
    ['2020-01-01', true],
    ['2026-01-18', false],
  ])
  world.setNow('2026-01-18T12:00:00Z')
  assert.deepEqual(await priority(), [
    ['2020-01-01', false],
    ['2026-01-18', true],
  ])
})

test('a search leaves what fits, and says so where nothing does', async () => {
  await using world = await createWorld()
  const html = await (await world.get('/rules?q=hold+mail+30')).text()
  assert.match(html, /id="hold-mail\.length"/)
  assert.doesNotMatch(html, /id="claim\.damage"/)
  const none = await (await world.get('/rules?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E')).text()
  assert.match(none, /No rule has these words/)
  assert.doesNotMatch(none, /<script>alert/)
  assert.equal((await world.get(`/rules?q=${'x'.repeat(5000)}`)).status, 200)
  assert.equal((await world.get('/v1/rules?q=%00%ff')).status, 200)
  assert.deepEqual(world.errors, [])
})

test('a limit that the operator set counts, and is marked as such', async () => {
  await using world = await createWorld({ now: '2026-11-18T18:00:00Z', thresholds: { 'no-updates': 3 } })
  const number = '9234691234567800000171'
  await world.feed([{ trackingNumber: number, code: '10', at: '2026-11-14T03:14:00-06:00', place: { state: 'TN' } }])
  const parcel = (await (await world.get(`/v1/parcels/${number}`)).json()) as { diagnosis: { rule: string } }
  assert.equal(parcel.diagnosis.rule, 'no-updates.3-postal-days')
  const { items } = (await (await world.get('/v1/rules?q=threshold')).json()) as { items: Item[] }
  const own = items.filter((item) => item.setByOperator)
  assert.deepEqual(
    own.map((item) => [item.id, item.text]),
    [['threshold.no-updates', '3 postal days.']],
  )
  assert.equal((await (await world.get('/rules')).text()).split('Set by the operator of this server').length, 2)
})
