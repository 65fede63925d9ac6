import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTrackingSource } from '#sources/usps-api/tracking-source.ts'
import { clientOf } from '../usps-stand-in/parts.ts'
import { type Act, acts, errorEnvelope } from '../usps-stand-in/script.ts'
import { startStandIn } from '../usps-stand-in/stand-in.ts'

const NUMBER = '9234690100000000000017'

/** What is said of one number while USPS answers every tracking call alike; `code` asks v3, else v3r2 by a missing v3. */
async function askOne(act: Act, api: 'v3' | 'v3r2' = 'v3') {
  await using standIn = await startStandIn()
  if (api === 'v3') standIn.always('tracking', act)
  else {
    standIn.always('tracking', acts.error(401, { message: 'The client application identifier is invalid.' }))
    standIn.always('batch', act)
  }
  const { client } = clientOf(standIn)
  const result = await createTrackingSource(client).ask([{ trackingNumber: NUMBER }])
  return { result, requests: standIn.count(api === 'v3' ? 'tracking' : 'batch') }
}

const codes: readonly [string, string, string][] = [
  ['150001', '12: A status update is not yet available.', 'not-scanned-yet'],
  ['150002', '7: The number may be incorrect or the status update is not yet available.', 'not-scanned-yet'],
  ['150003', '16: Your item was handed in, the status will follow.', 'not-scanned-yet'],
  ['150004', '4: Status is not available on this site.', 'not-trackable'],
  ['150005', '12: You can not sign up yet.', 'not-scanned-yet'],
  ['150006', 'More items than allowed belong to the notice.', 'other-kind-of-number'],
  ['150007', 'The notice is of a bulk shipment.', 'not-trackable'],
  ['150008', 'Tracking is suppressed for that country.', 'not-trackable'],
  ['150009', 'No update yet.', 'not-scanned-yet'],
  ['150010', "The number looks like another carrier's.", 'other-carrier'],
  ['150011', 'The number confirms a pickup.', 'other-kind-of-number'],
  ['150012', 'The label has fraudulent postage.', 'fraudulent-postage'],
  ['150013', 'Tests are ordered elsewhere.', 'not-trackable'],
]

for (const [code, message, outcome] of codes) {
  test(`400 with ${code} is ${outcome}, with USPS's own words`, async () => {
    const { result, requests } = await askOne(acts.error(400, { code, message: `${message}<SUP>&reg;</SUP> - ` }))
    assert.ok(result.ok)
    const [answer] = result.answers
    assert.equal(answer?.outcome, outcome)
    assert.equal(answer?.code, code)
    assert.equal(answer?.message, `${message} -`)
    assert.deepEqual(answer?.scans, [])
    assert.equal((answer?.body as { apiVersion?: string } | undefined)?.apiVersion, '/tracking/v3')
    assert.equal(requests, 1)
  })
}

const envelopes: readonly [string, unknown, string][] = [
  ['a code as a number', { error: { errors: [{ code: 150004 }] } }, 'not-trackable'],
  [
    'no code but its number before the words',
    { error: { message: '12: Check back soon.', errors: [] } },
    'not-scanned-yet',
  ],
  ['a prefix of another code', { error: { message: '4: Not available.' } }, 'not-trackable'],
  ['errors that are no list', { error: { errors: { code: '150010' } } }, 'other-carrier'],
  ['a source that is a text', { error: { errors: [{ code: '150010', source: 'n' }] } }, 'other-carrier'],
  ['words about a wrong number', { error: { message: 'Tracking number is invalid.' } }, 'wrong-number'],
  ['a code nobody knows', { error: { code: '400', errors: [{ code: '159999', title: 'New' }] } }, 'failed'],
  ['nothing at all', {}, 'failed'],
  ['a list', [], 'failed'],
]

for (const [what, body, outcome] of envelopes) {
  test(`400 with ${what} is ${outcome}`, async () => {
    const { result } = await askOne(acts.json(body, 400))
    assert.equal(result.ok && result.answers[0]?.outcome, outcome)
  })
}

const ACCESS = 'Access to parcels of MID 912345678 is not allowed. See Access Controls 4/1/2026 at developers.usps.com.'

const answers: readonly [string, Act, 'v3' | 'v3r2', string][] = [
  ['403 that names a Mailer ID', acts.error(403, { message: ACCESS }), 'v3', 'not-covered'],
  ['403 that names none', acts.error(403, { message: 'Forbidden' }), 'v3', 'not-covered'],
  ['403 on v3r2', acts.error(403, { message: ACCESS }), 'v3r2', 'not-covered'],
  ['404 on v3r2', acts.error(404, { message: 'Not available.' }), 'v3r2', 'not-scanned-yet'],
  ['404 on v3', acts.error(404, { message: 'Not available.' }), 'v3', 'not-scanned-yet'],
  [
    'an error under 200',
    acts.json(errorEnvelope(400, { code: '150001', message: '12: Not yet.' })),
    'v3',
    'not-scanned-yet',
  ],
  [
    'an answer for another number',
    acts.json({ trackingNumber: '9234690100000000000024', trackingEvents: [] }),
    'v3',
    'failed',
  ],
  ['an answer of another shape', acts.json({ hello: 'world' }), 'v3', 'failed'],
  ['a list of one', acts.json([{ trackingNumber: NUMBER, trackingEvents: [] }]), 'v3', 'not-scanned-yet'],
  ['one that is no list', acts.json({ trackingNumber: NUMBER, trackingEvents: [] }), 'v3r2', 'not-scanned-yet'],
]

for (const [what, act, api, outcome] of answers) {
  test(`${what} is ${outcome}`, async () => {
    const { result } = await askOne(act, api)
    assert.equal(result.ok && result.answers[0]?.outcome, outcome)
  })
}

const OAS = {
  fault: {
    faultstring: 'OASValidation Validate-Request: extra field',
    detail: { errorcode: 'steps.oasvalidation.Failed' },
  },
}
const NO_PROXY = {
  fault: {
    faultstring: 'Unable to identify proxy for host',
    detail: { errorcode: 'messaging.adaptors.http.flow.ApplicationNotFound' },
  },
}

const faults: readonly [string, Act, 'v3' | 'v3r2', string, RegExp][] = [
  [
    '403 about the contract',
    acts.error(403, { message: 'The requested contract information is not authorized.' }),
    'v3',
    'application-not-allowed',
    /Business Portal/,
  ],
  ['400 OASValidation', acts.json(OAS, 400), 'v3', 'request-refused', /please report it/],
  ['400 OASValidation on v3r2', acts.json(OAS, 400), 'v3r2', 'request-refused', /please report it/],
  ['404 of the gateway', acts.json(NO_PROXY, 404), 'v3', 'request-refused', /no such API under USPS_API_BASE/],
  ['404 with nothing', acts.text('', 'text/plain', 404), 'v3', 'request-refused', /no such API/],
  ['404 with a web page', acts.html(404), 'v3', 'outage', /web page/],
  ['415', acts.error(415, { message: 'Unsupported' }), 'v3', 'request-refused', /415/],
  ['a word for a list', acts.text('"ok"'), 'v3r2', 'unreadable', /shape/],
  ['an empty object', acts.json({}), 'v3r2', 'unreadable', /shape/],
]

for (const [what, act, api, fault, message] of faults) {
  test(`${what} is ${fault}`, async () => {
    const { result } = await askOne(act, api)
    assert.equal(!result.ok && result.fault, fault)
    assert.match(result.ok ? '' : result.message, message)
  })
}
