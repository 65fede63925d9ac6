import { hash } from 'node:crypto'
import { z } from 'zod'
import type { PostalCalendar } from '#domain/calendar/postal-calendar.ts'
import { businessClock } from '#domain/inquiry/clock/business-hours.ts'
import { levelFor, type ServiceLevels } from '#domain/inquiry/clock/service-levels.ts'
import { INQUIRY_REASONS, PRIORITIES } from '#domain/inquiry/tokens.ts'
import { WEEKDAYS } from '#domain/opening-hours/opening-hours.ts'
import type { Check } from './check-knowledge.ts'
import type { KnowledgeFiles } from './knowledge.ts'

const opens = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 08:00')
const closes = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'a time such as 18:00, at most 24:00')
const minutes = z.int('a whole number of minutes').min(1).max(100_000)
const instant = z.iso.datetime({ offset: true })

/** Changes where kept clocks have another form: all are made anew then. */
const CLOCK_FORM = 2

const zone = z.string().refine(isZone, 'a time zone such as America/New_York')
const hours = z
  .array(
    z
      .strictObject({ days: z.array(z.enum(WEEKDAYS)).min(1), opens, closes })
      .refine((span) => span.opens !== span.closes, 'a span that is not empty; 00:00 to 24:00 is a whole day'),
  )
  .min(1, 'at least one span')
  .max(50)
const specialDays = z
  .array(
    z
      .strictObject({ day: z.iso.date(), opens: opens.nullable(), closes: closes.nullable() })
      .refine((one) => (one.opens === null) === (one.closes === null), 'both opens and closes, or null for both')
      .refine(
        (one) => one.opens === null || one.opens !== one.closes,
        'a span that is not empty; 00:00 to 24:00 is a whole day',
      ),
  )
  .max(500)
  .refine((all) => new Set(all.map(({ day }) => day)).size === all.length, 'each day once')
const steps = z
  .array(
    z.strictObject({
      percent: z.int().min(1).max(1_000),
      kind: z.enum(['warning', 'escalation']),
      raises: z.boolean(),
    }),
  )
  .max(10)
  .refine((all) => all.every((step, i) => step.percent > (all[i - 1]?.percent ?? 0)), 'shares that grow')

const times = { firstAnswer: minutes, nextAnswer: minutes, resolution: minutes }
const setting = { zone, hours, closedOnHolidays: z.boolean(), specialDays, steps }

export const ServiceLevelsFile = z.strictObject({
  title: z.string(),
  asOf: z.iso.date(),
  source: z.string().min(5),
  ...setting,
  rows: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z-]+$/),
        reasons: z.array(z.enum(INQUIRY_REASONS)).min(1).nullable(),
        priorities: z.array(z.enum(PRIORITIES)).min(1).nullable(),
        ...times,
        why: z.string().min(5),
        examples: z
          .array(
            z.strictObject({
              reason: z.enum(INQUIRY_REASONS),
              priority: z.enum(PRIORITIES),
              opened: instant,
              firstAnswerBy: instant,
              resolutionBy: instant,
            }),
          )
          .min(1),
      }),
    )
    .min(1),
})

/** What an operator may set otherwise; all of it may be left out. */
export const OwnServiceLevelsFile = z
  .strictObject({ ...setting, levels: z.record(z.string(), z.strictObject(times).partial()) })
  .partial()

export type OwnServiceLevels = z.infer<typeof OwnServiceLevelsFile>

/** Service levels made ready, with the operator's own put in. */
export function serviceLevelsFrom(
  files: KnowledgeFiles,
  calendar: PostalCalendar,
  own: OwnServiceLevels = {},
): ServiceLevels {
  const { rows, zone, hours, closedOnHolidays, specialDays, steps } = { ...files.serviceLevels, ...own }
  const levels = rows.map(({ id, reasons, priorities, firstAnswer, nextAnswer, resolution }) => {
    const set = { firstAnswer, nextAnswer, resolution, ...own.levels?.[id] }
    const minutes = { 'first-answer': set.firstAnswer, 'next-answer': set.nextAnswer, resolution: set.resolution }
    return { id, reasons, priorities, minutes }
  })
  const opening = { hours, closedOnHolidays, specialDays }
  return {
    edition: hash(
      'sha256',
      JSON.stringify({ form: CLOCK_FORM, levels, steps, zone, opening, holidays: files.holidays }),
    ).slice(0, 16),
    zone,
    levels,
    steps,
    business: businessClock({ zone, calendar, opening }),
  }
}

/** Every reason and priority has a level, and the examples are due when they say. */
export function checkServiceLevels(files: KnowledgeFiles, calendar: PostalCalendar, check: Check): void {
  const { levels, business } = serviceLevelsFrom(files, calendar)
  for (const reason of INQUIRY_REASONS) {
    for (const priority of PRIORITIES) {
      check.that(
        levelIfAny(levels, { reason, priority }) !== null,
        `service-levels.json: no row fits ${reason}, ${priority}`,
      )
    }
  }
  for (const { id, examples } of files.serviceLevels.rows) {
    for (const { reason, priority, opened, firstAnswerBy, resolutionBy } of examples) {
      const level = levelIfAny(levels, { reason, priority })
      const where = `service-levels.json: ${id}: ${reason}, ${priority}, ${opened}`
      check.that(level?.id === id, `${where} is of level ${level?.id}`)
      const startMs = Date.parse(opened)
      const due = (n: number | undefined) => new Date(business.dueAt(startMs, n ?? 0))
      const [first, resolution] = [due(level?.minutes['first-answer']), due(level?.minutes.resolution)]
      check.that(+first === Date.parse(firstAnswerBy), `${where}: the first answer is due ${first.toISOString()}`)
      check.that(
        +resolution === Date.parse(resolutionBy),
        `${where}: it is to be settled by ${resolution.toISOString()}`,
      )
    }
  }
}

function levelIfAny(...given: Parameters<typeof levelFor>): ReturnType<typeof levelFor> | null {
  try {
    return levelFor(...given)
  } catch {
    return null
  }
}

function isZone(text: string): boolean {
  try {
    return /^[A-Za-z]/.test(text) && Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text) !== null
  } catch {
    return false
  }
}
