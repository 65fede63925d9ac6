import { z } from 'zod'
import { CHANGES, CONDITIONS } from '#domain/advice/delivery-changes.ts'
import { CHANNELS } from '#domain/advice/tokens.ts'
import { REPORTS, SITUATIONS, WISHES } from '#domain/diagnosis/tokens.ts'
import { VISITS } from '#domain/offices/visit.ts'
import { WEEKDAYS } from '#domain/opening-hours/opening-hours.ts'
import { THRESHOLDS } from '#domain/rules/threshold.ts'
import { COUNTED_FROM, TRUSTS, UNITS } from '#domain/rules/window-rule.ts'
import { PHASES } from '#domain/scans/phase.ts'

const day = z.iso.date()
export const id = z.string().regex(/^[a-z0-9.-]+$/)

/** What every rule carries. */
export const dated = {
  trust: z.enum(TRUSTS),
  source: z.string().min(5),
  checkedOn: day,
  effectiveFrom: day,
  effectiveTo: day.nullable(),
}
const file = { title: z.string(), asOf: day }
const span = z.strictObject({ n: z.int().min(1).max(3660), unit: z.enum(UNITS) })

/** Days on both sides of each limit: open on these, closed on those. */
const windowExample = z.strictObject({
  day,
  from: day.optional(),
  until: day.optional(),
  open: z.array(day).min(1),
  closed: z.array(day).min(1),
})

const window = {
  id,
  name: z.string().min(5),
  countsFrom: z.enum(COUNTED_FROM),
  opens: span.nullable(),
  closes: span.nullable(),
  note: z.string().optional(),
  ...dated,
  examples: z.array(windowExample).min(1),
}
const forSome = {
  mailClasses: z.array(z.string()).nullable().optional(),
  services: z.array(z.string()).nullable().optional(),
}

export const WindowRulesFile = z.strictObject({
  ...file,
  rows: z.array(z.strictObject({ ...window, ...forSome })).min(1),
})

export const InquiryRulesFile = z.strictObject({
  ...file,
  rows: z
    .array(z.strictObject({ ...window, ...forSome, forReports: z.array(z.enum(REPORTS)).nullable().optional() }))
    .min(1),
})

const dayOfYear = z.string().regex(/^\d\d-\d\d$/)

export const RefundRulesFile = z.strictObject({
  ...file,
  rows: z.array(z.strictObject({ ...window, ...forSome })).min(1),
  exceptions: z.array(
    z.strictObject({
      id,
      name: z.string().min(5),
      ...forSome,
      firstDay: dayOfYear,
      lastDay: dayOfYear,
      within: span,
      ...dated,
      examples: z.array(z.strictObject({ mailed: day, came: day, refund: z.boolean() })).min(2),
    }),
  ),
})

export const ClaimRulesFile = z.strictObject({
  ...file,
  rows: z
    .array(
      z.strictObject({
        ...window,
        ...forSome,
        military: z.boolean().nullable(),
        forReports: z.array(z.enum(REPORTS)).nullable(),
      }),
    )
    .min(1),
  cover: z
    .array(
      z.strictObject({
        id,
        name: z.string(),
        mailClasses: z.array(z.string()).min(1),
        dollars: z.int().min(0),
        ...dated,
        examples: z.array(z.strictObject({ mailClass: z.string(), dollars: z.int() })).min(2),
      }),
    )
    .min(1),
})

export const HoldRulesFile = z.strictObject({
  ...file,
  rows: z.array(z.strictObject({ ...window, ...forSome, kind: z.enum(['pickup', 'second-notice']) })).min(1),
})

export const ThresholdsFile = z.strictObject({
  ...file,
  rows: z
    .array(
      z.strictObject({
        id: z.enum(THRESHOLDS),
        postalDays: z.int().min(1).max(60),
        name: z.string().min(5),
        why: z.string().min(10),
        ...dated,
        examples: z.array(z.strictObject({ postalDays: z.int(), reached: z.boolean() })).min(2),
      }),
    )
    .length(THRESHOLDS.length),
})

export const DeliveryChangesFile = z.strictObject({
  ...file,
  rows: z
    .array(
      z.strictObject({
        id: z.enum(CHANGES),
        name: z.string(),
        who: z.enum(['sender', 'recipient', 'either']),
        url: z.url(),
        needs: z.array(z.string()),
        conditions: z.array(z.enum(CONDITIONS)).min(1),
        insuredBelow: z.number().min(1).nullable(),
        onlyYouKnow: z.array(z.string()),
        ...dated,
        examples: z
          .array(
            z.strictObject({
              phase: z.enum(PHASES),
              services: z.array(z.string()),
              trackingNumber: z.string().optional(),
              insured: z.number().optional(),
              open: z.boolean(),
            }),
          )
          .min(2),
      }),
    )
    .length(CHANGES.length),
})

const clock = z.string().regex(/^\d\d:\d\d$/)

export const PhoneLinesFile = z.strictObject({
  ...file,
  rows: z
    .array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        phone: z.string().regex(/^1-\d{3}-\d{3}-\d{4}$/),
        hours: z
          .array(z.strictObject({ days: z.array(z.enum(WEEKDAYS)).min(1), opens: clock, closes: clock }))
          .nullable(),
        zone: z.string(),
        closedOnHolidays: z.boolean(),
        ...dated,
        examples: z.array(z.strictObject({ at: z.iso.datetime(), open: z.boolean().nullable() })).min(1),
      }),
    )
    .min(1),
})

export const ChannelsFile = z.strictObject({
  ...file,
  rows: z
    .array(
      z.strictObject({
        channel: z.enum(CHANNELS),
        name: z.string(),
        url: z.url().nullable(),
        phoneLine: z.string().nullable(),
        canDo: z.array(z.string()).min(1),
        cannotDo: z.array(z.string()).min(1),
        ...dated,
        /** Situations in which it is offered. */
        examples: z.array(z.enum(SITUATIONS)).min(1),
      }),
    )
    .length(CHANNELS.length),
})

const phrases = z.array(z.string().min(5)).min(1)

export const OfficeVisitsFile = z.strictObject({
  ...file,
  rows: z
    .array(
      z.strictObject({
        visit: z.enum(VISITS),
        name: z.string().min(5),
        lead: z.string().min(10),
        bring: phrases,
        ask: phrases,
        canDo: phrases,
        cannotDo: phrases,
        ...dated,
        /** Situations in which the office is asked for this, and in which it is not. */
        examples: z
          .array(
            z.strictObject({
              situation: z.enum(SITUATIONS),
              rule: z.string(),
              wish: z.enum(WISHES).optional(),
              holds: z.boolean(),
            }),
          )
          .min(2),
      }),
    )
    .length(VISITS.length),
})
