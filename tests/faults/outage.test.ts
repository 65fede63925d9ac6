import assert from 'node:assert/strict'
import { get } from 'node:http'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { assemble } from '#main/assemble.ts'
import { silentLog } from '../log.ts'
import { createWorld, FEED_KEY, serveWhole } from '../world.ts'
import { openWay } from './open-way.ts'

const NUMBER = '9234691234567800000171'
const OUTAGE_MS = process.env.WHEREABOUTS_TEST_LONG ? 60_000 : 500

/** Follows a stream over a real connection; `until` resolves with the first event that fits, past ones included. */
function followStream(url: string) {
  const events: { outcome: string; scans: unknown[] }[] = []
  const waiting = new Set<() => void>()
  let isOpen = true
  let text = ''
  const request = get(url, (response) => {
    response.setEncoding('utf8')
    response.on('data', (part: string) => {
      text += part
      const blocks = text.split('\n\n')
      text = blocks.pop() ?? ''
      for (const block of blocks) {
        const data = /^data: (.*)$/m.exec(block)?.[1]
        if (data) events.push(JSON.parse(data))
      }
      for (const look of waiting) look()
    })
    response.on('close', () => {
      isOpen = false
    })
    response.on('error', () => {})
  })
  request.on('error', () => {})
  return {
    isOpen: () => isOpen,
    until: (fits: (event: { outcome: string; scans: unknown[] }) => boolean) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!events.some(fits)) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
      }),
    close: () => request.destroy(),
  }
}

test(`a stream stays open through ${OUTAGE_MS} ms without PostgreSQL and tells what happened meanwhile`, {
  timeout: 180_000,
}, async () => {
  await using world = await createWorld()
  await using way = await openWay(world.databaseUrl)
  await using cutOff = await assemble({
    databaseUrl: way.url,
    config: { feedKeys: [{ name: 'test', key: FEED_KEY }], rateLimit: false, simulator: false, trustedProxies: [] },
    log: silentLog,
  })
  await using listening = await serveWhole(cutOff)
  const feed = (day: string) => world.feed([{ trackingNumber: NUMBER, code: '10', at: `${day}T03:14:00-06:00` }])
  assert.equal((await feed('2026-11-14')).status, 200)
  const stream = followStream(`${listening.url}/v1/parcels/${NUMBER}/live`)
  await stream.until((event) => event.scans.length === 1)

  way.cut()
  const away = await (await cutOff.request(`/v1/parcels/${NUMBER}`)).json()
  assert.equal(away.outcome, 'unavailable')
  const page = await cutOff.request(`/track/${NUMBER}`)
  assert.equal(page.status, 503)
  assert.match(await page.text(), /We can’t say right now/)
  assert.equal((await cutOff.request('/ready')).status, 503)
  assert.equal((await cutOff.request('/health')).status, 200)
  // Another server of the same database takes a scan in the meantime.
  assert.equal((await feed('2026-11-15')).status, 200)
  await sleep(OUTAGE_MS)
  assert.equal(stream.isOpen(), true)

  way.mend()
  await stream.until((event) => event.scans.length === 2)
  assert.equal((await cutOff.request(`/track/${NUMBER}`)).status, 200)
  assert.equal((await feed('2026-11-16')).status, 200)
  await stream.until((event) => event.scans.length === 3)
  stream.close()
})
