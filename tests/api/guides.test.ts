import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createWorld, type World } from '../world.ts'

const NUMBER = '9400111899123000000424'
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

const scan = (code: string, at: string, more: object = {}) => ({
  trackingNumber: NUMBER,
  code,
  at,
  place: { city: 'MEMPHIS', state: 'TN', zip: '38101' },
  mailClass: 'priority-mail',
  ...more,
})

async function heading(world: World, path: string, status = 200): Promise<string> {
  const response = await world.get(path)
  assert.equal(response.status, status, path)
  return /<h1[^>]*>(?:<label[^>]*>)?(.*?)</.exec(await response.text())?.[1] ?? ''
}

test('/claim asks one question after the other, keeps the answers and ends with the guide', async () => {
  await using world = await createWorld({ now: '2026-11-25T18:00:00Z' })
  const answers = 'report=damaged&mailClass=media-mail&mailedOn=2026-11-01&insured=yes&insuredFor=300&role=sender&zip='
  const asked: string[] = []
  const parts = answers.split('&').filter((part) => !part.startsWith('insuredFor'))
  for (let n = 0; n < parts.length; n++) asked.push(await heading(world, `/claim?${parts.slice(0, n).join('&')}`))
  assert.deepEqual(asked, [
    'What went wrong?',
    'How was it mailed?',
    'When was it mailed?',
    'Was insurance bought for it?',
    'Who are you?',
    'To which ZIP Code was it mailed?',
  ])
  assert.equal(await heading(world, `/claim?${answers}`), 'You can file a claim now')
  const html = await (await world.get(`/claim?${answers}`)).text()
  assert.match(html, /insured for \$300/)
  assert.match(html, /until Thursday, December 31, 2026/)
  const third = await (await world.get('/claim?report=damaged&mailClass=media-mail')).text()
  assert.match(third, /<input type="hidden" name="mailClass" value="media-mail"/)
})

test('a wrong answer is asked again, named on top, with what was right kept', async () => {
  await using world = await createWorld({ now: '2026-11-25T18:00:00Z' })
  for (const [query, field] of [
    ['report=lost', 'report'],
    ['report=damaged&mailClass=<b>', 'mailClass'],
    ['report=damaged&mailClass=priority-mail&mailedOn=2026-02-30', 'mailedOn'],
    ['report=damaged&mailClass=priority-mail&mailedOn=1889-01-01', 'mailedOn'],
    ['report=damaged&mailClass=priority-mail&mailedOn=2026-11-28', 'mailedOn'],
    ['report=damaged&mailClass=priority-mail&mailedOn=+10000-01-01', 'mailedOn'],
    ['report=damaged&mailClass=priority-mail&mailedOn=2026-11-01&insured=maybe', 'insured'],
    ['report=damaged&mailClass=priority-mail&mailedOn=2026-11-01&insured=yes&insuredFor=lots', 'insuredFor'],
    ['report=damaged&mailClass=priority-mail&mailedOn=2026-11-01&insured=yes&insuredFor=99999999999', 'insuredFor'],
    ['report=damaged&mailClass=priority-mail&mailedOn=2026-11-01&insured=yes&insuredFor=-5', 'insuredFor'],
    ['report=damaged&mailClass=priority-mail&mailedOn=2026-11-01&insured=no&role=%00', 'role'],
    ['report=damaged&mailClass=priority-mail&mailedOn=2026-11-01&insured=no&role=sender&zip=ABCDE', 'zip'],
  ] as const) {
    const response = await world.get(`/claim?${query}`)
    const html = await response.text()
    assert.equal(response.status, 422, query)
    assert.match(html, new RegExp(`role="alert"[\\s\\S]*href="#${field}"`), query)
    assert.match(html, new RegExp(`id="${field}"`), query)
    assert.match(html, /<title>Error: /)
    assert.doesNotMatch(html, /<b>|undefined|NaN/)
  }
  assert.deepEqual(world.errors, [])
})

test('a stored parcel’s claim page knows its dates, and the person’s word counts more', async () => {
  await using world = await createWorld({ now: '2026-11-25T18:00:00Z' })
  await world.feed([scan('03', '2026-11-20T11:02:00-06:00')])
  const claim = `/track/${NUMBER}/claim`
  assert.equal(await heading(world, claim), 'It is too early for a claim')
  assert.match(await (await world.get(claim)).text(), /first scan at USPS/)
  assert.equal(await heading(world, `${claim}?mailedOn=2026-11-01`), 'You can file a claim now')
  assert.equal(await heading(world, `${claim}?report=damaged`), 'You can file a claim now')
  assert.equal(await heading(world, `${claim}?mailClass=media-mail`), 'Without insurance there is no claim')
  assert.equal(await heading(world, `${claim}?mailedOn=tomorrow`, 422), 'It is too early for a claim')
  await world.feed([scan('01', '2026-11-24T11:02:00-06:00')])
  assert.equal(await heading(world, claim), 'Tell us what went wrong')
  assert.equal(await heading(world, `${claim}?report=not-received`), 'It is too early for a claim')
})

test('guides for numbers that we know nothing of say why, and how to go on', async () => {
  await using world = await createWorld({ now: '2026-11-25T18:00:00Z' })
  assert.equal(await heading(world, '/track/9405511899223197428490/claim'), 'What went wrong?')
  // Every page about a parcel answers alike where there is none.
  for (const guide of ['claim', 'change', 'call-sheet', 'message']) {
    const other = await world.get(`/track/1ZA1B2C30312345673/${guide}`)
    assert.equal(other.status, 404)
    assert.match(await other.text(), /<h1>This looks like a UPS number/)
    for (const number of ['nonsense', '%00%ff', '%3Cscript%3Ealert(1)%3C%2Fscript%3E', '9'.repeat(5000)]) {
      const response = await world.get(`/track/${number}/${guide}`)
      assert.equal(response.status, 422, number.slice(0, 40))
      const html = await response.text()
      assert.match(html, /not a tracking number/)
      assert.doesNotMatch(html, /<script>alert/)
    }
  }
  assert.deepEqual(world.errors, [])
})

const openOf = (html: string) => [...html.matchAll(/<li class="sheet stack" id="([a-z-]+)"/g)].map(([, id]) => id)
const closedOf = (html: string) => [...html.matchAll(/<li id="([a-z-]+)"/g)].map(([, id]) => id)

test('what can be changed follows the scans, the number and the wish', async () => {
  await using world = await createWorld({ now: '2026-11-25T18:00:00Z' })
  await world.feed([scan('03', '2026-11-20T11:02:00-06:00')])
  const change = async (query = '') => (await world.get(`/track/${NUMBER}/change${query}`)).text()
  const moving = await change()
  assert.deepEqual(openOf(moving), ['delivery-instructions', 'package-intercept', 'hold-mail'])
  assert.deepEqual(closedOf(moving), ['redelivery', 'pickup'])
  assert.deepEqual(openOf(await change('?wish=return')), ['package-intercept', 'delivery-instructions', 'hold-mail'])
  assert.deepEqual(openOf(await change('?wish=redirect'))[0], 'package-intercept')
  assert.deepEqual(openOf(await change('?wish=hold')).slice(0, 2), ['delivery-instructions', 'hold-mail'])
  assert.deepEqual(openOf(await change('?role=sender'))[0], 'package-intercept')
  assert.deepEqual(openOf(await change('?insured=499')).length, 3)
  const insured = await change('?insured=500')
  assert.deepEqual(openOf(insured), ['package-intercept', 'hold-mail'])
  assert.match(insured, /It is insured for too much\./)

  await world.feed([scan('OF', '2026-11-24T08:02:00-06:00')])
  const out = await change()
  assert.deepEqual(openOf(out), [])
  assert.equal(out.match(/It is out for delivery/g)?.length, 3)

  await world.feed([scan('53', '2026-11-24T13:02:00-06:00')])
  const attempted = await change('?wish=redeliver')
  assert.deepEqual(openOf(attempted), ['redelivery', 'pickup'])
  assert.match(attempted, /By Friday, December 4, 2026/)

  await world.feed([scan('01', '2026-11-25T10:02:00-06:00')])
  const delivered = await change()
  assert.deepEqual(openOf(delivered), [])
  assert.match(delivered, /Nothing can be changed any more/)
  assert.equal((await world.get(`/track/${NUMBER}/change?wish=fly&insured=1e99`)).status, 422)
  assert.deepEqual(world.errors, [])
})

test('a pasted history is told what can be changed, and nothing is stored', async () => {
  await using world = await createWorld({ now: '2026-11-25T18:00:00Z' })
  const history = 'November 24, 2026, 1:14 pm\nNotice Left (No Authorized Recipient Available)\nMEMPHIS, TN 38101'
  const post = (fields: Record<string, string>) =>
    world.post('/read/change', new URLSearchParams(fields).toString(), FORM)
  const response = await post({ history, wish: 'redeliver', insured: '50' })
  const html = await response.text()
  assert.equal(response.status, 200)
  assert.deepEqual(openOf(html), ['redelivery', 'pickup'])
  assert.match(html, /<input type="hidden" name="history" value="November 24/)
  assert.match(html, /<input type="hidden" name="insured" value="50"/)
  const { outcome } = (await (await world.get(`/v1/parcels/${NUMBER}`)).json()) as { outcome: string }
  assert.equal(outcome, 'not-ours')
  assert.equal((await post({ history: 'hello' })).status, 422)
  assert.equal((await post({})).status, 422)
  assert.equal((await post({ history, mailedOn: '2026-02-30' })).status, 422)
  assert.equal((await post({ history: 'x'.repeat(1_000_001) })).status, 413)
  const attack = await (await post({ history, trackingNumber: '"><script>alert(1)</script>' })).text()
  assert.doesNotMatch(attack, /<script>alert/)
  assert.equal((await world.get('/read/change')).status, 303)
  assert.deepEqual(world.errors, [])
})
