import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { z } from 'zod'
import { createProgram } from '../usps-program.ts'
import { createWorld, type World } from '../world.ts'
import { Batch, Detail, DetailV3r2, Envelope, OAuthFault, Subscriptions, Token } from './usps-api-schemas.ts'

/**
 * One suite for whoever speaks USPS's API: our own server always, and USPS's test environment where the operator names
 * credentials of it. It makes about a dozen calls, which an hour's quota of 60 allows.
 */
type Target = { base: string; clientId: string; clientSecret: string; known: string | null }

const UNKNOWN = '9234691234567800000188'
const NUMBER = '9234691234567800000171'
const env = process.env

let world: World
before(async () => {
  world = await createWorld()
  await world.feed([
    { trackingNumber: NUMBER, code: 'GX', at: '2026-11-12', destinationZip: '90210', expectedDay: '2026-11-21' },
    {
      trackingNumber: NUMBER,
      code: '03',
      at: '2026-11-13T18:31:00-06:00',
      place: { city: 'MEMPHIS', state: 'TN', zip: '38101' },
    },
    { trackingNumber: NUMBER, wording: 'A wording of next week', at: '2026-11-14T03:14:00-06:00' },
  ])
})
after(() => world?.[Symbol.asyncDispose]())

for (const mode of ['live', 'spec'] as const) {
  conformance(`our own server, ${mode} mode`, async () => {
    const url = await world.listen()
    const { clientId, clientSecret } = await createProgram(world.app, { mode })
    return { base: `${url}/usps`, clientId, clientSecret, known: NUMBER }
  })
}

const { WHEREABOUTS_TEST_USPS_CLIENT_ID: id, WHEREABOUTS_TEST_USPS_CLIENT_SECRET: secret } = env
if (id && secret) {
  conformance("USPS's test environment", async () => ({
    base: env.WHEREABOUTS_TEST_USPS_BASE ?? 'https://apis-tem.usps.com',
    clientId: id,
    clientSecret: secret,
    known: env.WHEREABOUTS_TEST_USPS_NUMBER ?? null,
  }))
} else {
  test("USPS's test environment", (t) =>
    t.skip('set WHEREABOUTS_TEST_USPS_CLIENT_ID and WHEREABOUTS_TEST_USPS_CLIENT_SECRET to run the suite against it'))
}

function conformance(name: string, find: () => Promise<Target>): void {
  describe(name, () => {
    let target: Target
    let token: z.infer<typeof Token>
    const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
      fetch(target.base + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      })
    const get = (path: string, bearer: string = token.access_token) =>
      fetch(target.base + path, { headers: { authorization: `Bearer ${bearer}` } })
    const authorization = () => ({ authorization: `Bearer ${token.access_token}` })

    before(async () => {
      target = await find()
      const response = await post('/oauth2/v3/token', {
        grant_type: 'client_credentials',
        client_id: target.clientId,
        client_secret: target.clientSecret,
      })
      assert.equal(response.status, 200)
      token = read(Token, await response.json())
    })

    test('a token lasts hours, and is given for a form too', async () => {
      assert.ok(Number(token.expires_in) > 3_000)
      const response = await fetch(`${target.base}/oauth2/v3/token`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: target.clientId,
          client_secret: target.clientSecret,
        }),
      })
      read(Token, await response.json())
    })

    test('a wrong secret and a wrong grant are refused in OAuth’s flat form', async () => {
      const pair = { client_id: target.clientId, client_secret: 'wrong' }
      const wrong = await post('/oauth2/v3/token', { grant_type: 'client_credentials', ...pair })
      assert.equal(wrong.status, 401)
      read(OAuthFault, await wrong.json())
      const grant = await post('/oauth2/v3/token', { grant_type: 'something', ...pair })
      assert.ok(grant.status === 400 || grant.status === 401)
      read(OAuthFault, await grant.json())
    })

    test('a token that is none is refused in the envelope', async () => {
      const response = await get(`/tracking/v3/tracking/${UNKNOWN}`, 'no-token')
      assert.equal(response.status, 401)
      read(Envelope, await response.json())
    })

    test('a number of which nothing is known is an error, not an empty answer', async () => {
      const single = await get(`/tracking/v3/tracking/${UNKNOWN}?expand=DETAIL`)
      assert.ok([400, 403, 404].includes(single.status), String(single.status))
      read(Envelope, await single.json())
      const batch = await post('/tracking/v3r2/tracking', [{ trackingNumber: UNKNOWN }], authorization())
      assert.ok([207, 400, 403, 404].includes(batch.status), String(batch.status))
      if (batch.status === 207) read(Batch, await batch.json())
      else read(Envelope, await batch.json())
    })

    test('more than 35 numbers, and fields that are none, are refused', async () => {
      for (const body of [
        Array(36).fill({ trackingNumber: UNKNOWN }),
        [{ trackingNumber: UNKNOWN, expand: 'DETAIL' }],
      ]) {
        const response = await post('/tracking/v3r2/tracking', body, authorization())
        assert.equal(response.status, 400)
      }
    })

    test('a parcel is told in both forms', async (t) => {
      if (target.known === null) return t.skip('set WHEREABOUTS_TEST_USPS_NUMBER to a number that the app may see')
      const single = await get(`/tracking/v3/tracking/${target.known}?expand=DETAIL`)
      assert.equal(single.status, 200)
      read(Detail, await single.json())
      const batch = await post('/tracking/v3r2/tracking', [{ trackingNumber: target.known }], authorization())
      assert.equal(batch.status, 200)
      read(z.array(DetailV3r2), await batch.json())
      return undefined
    })

    test('subscriptions are listed page by page', async (t) => {
      if (!token.scope.split(' ').includes('subscriptions-tracking')) return t.skip('the app lacks the scope')
      const response = await get('/subscriptions-tracking/v3r2/subscriptions?limit=1')
      assert.equal(response.status, 200)
      read(Subscriptions, await response.json())
      return undefined
    })
  })
}

function read<T extends z.ZodType>(schema: T, body: unknown): z.infer<T> {
  const result = schema.safeParse(body)
  assert.ok(
    result.success,
    `${result.success ? '' : z.prettifyError(result.error)}\n${JSON.stringify(body).slice(0, 2_000)}`,
  )
  return result.data
}

const SAMPLES = join(import.meta.dirname, '../../../shared/reference/usps-responses')

test('recorded bodies fit the same schemas, and name every field that ours do', async (t) => {
  if (!existsSync(SAMPLES)) return t.skip('the recorded bodies are not on this machine')
  const fields = new Set<string>()
  const files = readdirSync(SAMPLES)
  for (const file of files.filter((name) => name.startsWith('tracking-v3-detail'))) {
    const body = read(Detail, JSON.parse(readFileSync(join(SAMPLES, file), 'utf8')))
    for (const field of [...Object.keys(body), ...Object.keys(body.trackingEvents?.[0] ?? {})]) fields.add(field)
  }
  for (const file of files.filter((name) => /error/.test(name))) {
    read(Envelope, JSON.parse(readFileSync(join(SAMPLES, file), 'utf8')))
  }
  read(Token, JSON.parse(readFileSync(join(SAMPLES, 'other-apis/oauth-token-doc.json'), 'utf8')))
  const webhook = JSON.parse(readFileSync(join(SAMPLES, 'webhook-notification-doc-example.json'), 'utf8'))
  read(DetailV3r2, JSON.parse(webhook.payload))
  const program = await createProgram(world.app, { mode: 'live' })
  const response = await program.ask('GET', `/tracking/v3/tracking/${NUMBER}?expand=DETAIL`)
  const ours = read(Detail, await response.json())
  const own = [...Object.keys(ours), ...Object.keys(ours.trackingEvents?.[0] ?? {})]
  // Documented, and in no recorded body.
  const documented = ['redeliveryEnabled']
  assert.deepEqual(
    own.filter((field) => !fields.has(field) && !documented.includes(field)),
    [],
  )
  return undefined
})
