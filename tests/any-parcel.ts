import fc from 'fast-check'
import { dayText, parseDay } from '#domain/calendar/civil-day.ts'
import { REPORTS, ROLES, WISHES } from '#domain/diagnosis/tokens.ts'
import { knowledge } from './assess.ts'

/** The first day of any parcel, as a day number; its last scan comes 12 days later at the most. */
export const FIRST_DAY = parseDay('2026-11-02') ?? 0
const CODES = [...new Set(knowledge.scanCodes.flatMap((row) => row.code ?? []))]
const WORDINGS = knowledge.scanCodes.map((row) => row.wording)
const anyScan = fc.record({
  what: fc.oneof(
    fc.constantFrom('03', '10', 'NT', 'OF', '01', 'GX', '09', '55', '14').map((code) => ({ code })),
    fc.constantFrom(...CODES).map((code) => ({ code })),
    fc.constantFrom(...WORDINGS).map((wording) => ({ wording })),
  ),
  day: fc.integer({ min: 0, max: 12 }),
  hour: fc.integer({ min: 0, max: 23 }),
})
const scanOf = ({ what, day, hour }: { what: object; day: number; hour: number }) => ({
  ...what,
  at: `${dayText(FIRST_DAY + day)}T${String(hour).padStart(2, '0')}:00:00-06:00`,
  place: { city: 'MEMPHIS', state: 'TN', zip: '38101' },
})
/** Scans in any order and of any kind, and what a person may tell. */
export const anyParcel = fc.record({
  scans: fc.array(anyScan.map(scanOf), { maxLength: 6 }),
  mailClass: fc.constantFrom(
    'priority-mail-express',
    'priority-mail',
    'ground-advantage',
    'media-mail',
    'priority-mail-international',
  ),
  role: fc.option(fc.constantFrom(...ROLES), { nil: undefined }),
  report: fc.option(fc.constantFrom(...REPORTS), { nil: undefined }),
  wish: fc.option(fc.constantFrom(...WISHES), { nil: undefined, freq: 2 }),
  insured: fc.option(fc.oneof(fc.boolean(), fc.integer({ min: 0, max: 5000 })), { nil: undefined }),
  expectedDay: fc.option(
    fc.integer({ min: 0, max: 20 }).map((n) => dayText(FIRST_DAY + n)),
    { nil: undefined },
  ),
  mailedOn: fc.option(
    fc.integer({ min: -3, max: 3 }).map((n) => dayText(FIRST_DAY + n)),
    { nil: undefined },
  ),
  helpRequestedOn: fc.option(
    fc.integer({ min: 3, max: 20 }).map((n) => dayText(FIRST_DAY + n)),
    { nil: undefined },
  ),
})
