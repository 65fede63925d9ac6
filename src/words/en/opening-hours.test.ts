import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hoursWords, openWords, zoneName } from './index.ts'

test('hours are said as people say them', () => {
  const working = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const
  assert.equal(hoursWords({ days: working, opens: '08:00', closes: '20:30' }), 'Monday to Friday 8:00 AM to 8:30 PM')
  assert.equal(hoursWords({ days: ['saturday'], opens: '08:00', closes: '18:00' }), 'Saturday 8:00 AM to 6:00 PM')
  assert.equal(
    hoursWords({ days: ['saturday', 'sunday'], opens: '00:00', closes: '12:00' }),
    'Saturday and Sunday 12:00 AM to 12:00 PM',
  )
  assert.equal(
    hoursWords({ days: working, opens: '18:45', closes: '07:15' }),
    'Monday to Friday 6:45 PM to 7:15 AM the day after',
  )
  assert.equal(
    hoursWords({ days: ['friday', 'saturday', 'sunday'], opens: '01:00', closes: '02:00' }),
    'Friday to Sunday 1:00 AM to 2:00 AM',
  )
  assert.equal(
    hoursWords({ days: ['monday', 'wednesday', 'friday'], opens: '09:00', closes: '17:00' }),
    'Monday, Wednesday and Friday 9:00 AM to 5:00 PM',
  )
})

test('open and closed are said with the clock that is meant', () => {
  const zone = 'America/Los_Angeles'
  const open = { openNow: true, closesAt: '2026-11-20T17:30:00-08:00', opensNext: null }
  assert.equal(openWords(open, zone), 'Open now, until 5:30 PM Pacific time')
  const closed = { openNow: false, closesAt: null, opensNext: '2026-11-27T05:00:00-08:00' }
  assert.equal(openWords(closed, zone), 'Closed now. Opens Friday, November 27, at 5:00 AM Pacific time')
  assert.equal(openWords({ openNow: false, closesAt: null, opensNext: null }, zone), 'Closed')
})

test('zones without an American name are called by their city', () => {
  assert.equal(zoneName('Asia/Kathmandu'), 'Kathmandu time')
  assert.equal(zoneName('America/Indiana/Tell_City'), 'Tell City time')
})
