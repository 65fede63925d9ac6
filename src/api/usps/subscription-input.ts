import { z } from 'zod'
import { EVENT_TYPES } from '#services/subscriptions/find-subscription.ts'
import { isPlain, NOT_PLAIN } from './plain-characters.ts'
import { wrongShape } from './usps-error.ts'

// A secret that does not come back from the store as it went in would sign wrongly.
const Secret = z.string().length(32).refine(isPlain, NOT_PLAIN)
const Listener = z.string().max(200)
const Status = z.enum(['ENABLED', 'DISABLED'])
// Both a text and a number are seen.
const Mid = z.coerce.string().regex(/^(?:\d{6}|\d{9})$/, 'has 6 or 9 digits')
const Filter = z
  .object({
    MID: Mid.optional(),
    trackingNumber: z.string().min(4).max(40).optional(),
    trackingEventTypes: z.array(z.enum(EVENT_TYPES)).min(1).max(4).optional(),
  })
  .refine(({ MID, trackingNumber }) => (MID === undefined) !== (trackingNumber === undefined), {
    message: 'names either MID or trackingNumber',
  })
  .refine(({ MID, trackingEventTypes }) => MID !== undefined || !trackingEventTypes?.includes('SCAN_EVENT_EXTRACT'), {
    message: 'SCAN_EVENT_EXTRACT needs a MID',
    path: ['trackingEventTypes'],
  })
const NewSubscription = z.object({
  listenerURL: Listener,
  secret: Secret,
  adminNotification: z
    .array(
      z.object({
        email: z
          .string()
          .max(50)
          .regex(/^[^\s@]+@[^\s@]+$/, 'is an email address')
          .refine(isPlain, NOT_PLAIN),
      }),
    )
    .min(1)
    .max(3),
  filterProperties: Filter,
  status: Status.default('ENABLED'),
})
const Change = z.object({
  listenerURL: Listener.optional(),
  secret: Secret.optional(),
  filterProperties: Filter.optional(),
  status: Status.optional(),
})

/** Reads what a new subscription is to be. @throws UspsError 400 naming the field */
export function readNewSubscription(body: unknown) {
  const { listenerURL, secret, adminNotification, filterProperties, status } = check(NewSubscription, body)
  return {
    listenerUrl: listenerURL,
    secret,
    emails: adminNotification.map(({ email }) => email),
    status,
    filter: filterOf(filterProperties),
    eventTypes: filterProperties.trackingEventTypes ?? ['ALL_UPDATES' as const],
  }
}

/** Reads a change. What it repeats of the filter must be as it is. @throws UspsError 400 naming the field */
export function readChange(body: unknown) {
  const { listenerURL, secret, filterProperties, status } = check(Change, body)
  return {
    listenerUrl: listenerURL,
    secret,
    status,
    filter: filterProperties && filterOf(filterProperties),
    eventTypes: filterProperties?.trackingEventTypes,
  }
}

/** Reads which subscriptions are asked for; null: all. @throws UspsError 400 naming the parameter */
export function readSearch(mid = '', number?: string): { mids: string[] | null; trackingNumber: string | null } {
  const mids = mid.split(',').filter((one) => one !== '')
  if (mids.some((one) => !Mid.safeParse(one).success)) throw wrongShape('MID has 6 or 9 digits, more of them by commas')
  if (number !== undefined && !/^[A-Za-z0-9]{4,40}$/.test(number)) {
    throw wrongShape('trackingNumber has 4 to 40 letters and digits')
  }
  return { mids: mids.length === 0 ? null : mids, trackingNumber: number?.toUpperCase() ?? null }
}

function filterOf({ MID, trackingNumber }: z.infer<typeof Filter>): { mid: string } | { trackingNumber: string } {
  return MID === undefined ? { trackingNumber: trackingNumber ?? '' } : { mid: MID }
}

function check<T extends z.ZodType>(schema: T, body: unknown): z.infer<T> {
  const result = schema.safeParse(body)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw wrongShape(`/${issue?.path.map(String).join('/') ?? ''}: ${issue?.message ?? 'not valid'}`)
}
