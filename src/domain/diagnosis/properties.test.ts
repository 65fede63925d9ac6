import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anyParcel, FIRST_DAY as FIRST } from '../../../tests/any-parcel.ts'
import { assessScans } from '../../../tests/assess.ts'
import { dayText } from '../calendar/civil-day.ts'

const ground = { trackingNumber: '9234691234567800000171', mailClass: 'ground-advantage' }
const memphis = { city: 'MEMPHIS', state: 'TN', zip: '38101' }
const accepted = { code: '03', at: '2026-11-13T11:02:00-06:00', place: { city: 'LITTLE ROCK', state: 'AR' } }
const arrived = { code: '10', at: '2026-11-14T03:14:00-06:00', place: memphis }
/** Noon in Memphis. */
const on = (day: string) => `${day}T18:00:00Z`

test('time alone moves a diagnosis only on its own changesOn', () => {
  fc.assert(
    fc.property(anyParcel, (parcel) => {
      let announced: string | null | undefined
      let before: string | undefined
      for (let n = 13; n < 50; n++) {
        const day = dayText(FIRST + n)
        const { diagnosis } = assessScans({ ...ground, ...parcel, now: on(day) })
        const told = `${diagnosis.situation} ${diagnosis.rule} ${diagnosis.also}`
        if (before !== undefined && told !== before) assert.equal(announced, day, `${before} became ${told}`)
        assert.ok(diagnosis.changesOn === null || diagnosis.changesOn > day)
        before = told
        announced = diagnosis.changesOn
      }
    }),
    { numRuns: 150 },
  )
})

test('the advice for a day never contradicts the deadlines', () => {
  fc.assert(
    fc.property(anyParcel, fc.integer({ min: 13, max: 90 }), (parcel, n) => {
      const today = dayText(FIRST + n)
      const { advice, deadlines } = assessScans({ ...ground, ...parcel, now: on(today) })
      for (const step of advice) {
        assert.ok(step.until === null || step.until >= today, `${step.channel} is over`)
        assert.ok(step.from === null || step.until === null || step.from <= step.until, `${step.channel} never opens`)
        const window = deadlines.find((one) => one.kind === step.channel)
        const needsWindow = ['claim', 'missing-mail-search', 'appeal', 'refund', 'international-inquiry']
        if (needsWindow.includes(step.channel)) assert.ok(window, `${step.channel} without a deadline`)
        if (!window) continue
        assert.ok(window.from === null || (step.from !== null && step.from >= window.from), `${step.channel} too early`)
        assert.ok(
          window.until === null || (step.until !== null && step.until <= window.until),
          `${step.channel} too late`,
        )
      }
      const channels = advice.map((step) => step.channel)
      assert.equal(new Set(channels).size, channels.length)
    }),
    { numRuns: 400 },
  )
})

test('a further message never removes evidence that somebody has seen the parcel', () => {
  const seenOf = (input: Parameters<typeof assessScans>[0]) => {
    const { diagnosis, circumstances } = assessScans(input)
    const seen = diagnosis.evidence.filter(({ scan }) => scan !== null && circumstances.scans[scan]?.basis === 'seen')
    return { situation: diagnosis.situation, texts: seen.map(({ text }) => JSON.stringify(text)) }
  }
  fc.assert(
    fc.property(anyParcel, fc.integer({ min: 0, max: 12 }), fc.integer({ min: 13, max: 50 }), (parcel, day, n) => {
      const message = { code: 'NT', at: dayText(FIRST + day) }
      const input = { ...ground, ...parcel, now: on(dayText(FIRST + n)) }
      const before = seenOf(input)
      const after = seenOf({ ...input, scans: [...parcel.scans, message] })
      if (before.situation !== after.situation) return
      for (const text of before.texts) assert.ok(after.texts.includes(text), text)
    }),
    { numRuns: 300 },
  )
})

test('a further message never makes a silent parcel look better', () => {
  const gravity = ['on-its-way', 'late', 'no-updates', 'probably-lost']
  fc.assert(
    fc.property(fc.integer({ min: 14, max: 45 }), fc.integer({ min: 15, max: 45 }), (messageDay, n) => {
      const input = { ...ground, scans: [accepted, arrived], expectedDay: '2026-11-18', now: on(dayText(FIRST + n)) }
      const day = dayText(FIRST + Math.min(messageDay, n))
      const told = (scans: object[]) => gravity.indexOf(assessScans({ ...input, scans }).diagnosis.situation)
      assert.ok(told([...input.scans, { code: 'NT', at: day }]) >= told(input.scans))
    }),
    { numRuns: 100 },
  )
})
