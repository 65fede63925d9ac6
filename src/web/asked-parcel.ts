import type { Context as HonoContext } from 'hono'
import type { Context } from '#services/context.ts'
import { findParcel } from '#services/parcels/find-parcel.ts'
import type { ParcelReading } from '#services/parcels/parcel-reading.ts'
import { readParcel } from '#services/readings/read-parcel.ts'
import { type Answers, dayOf, formAnswers, queryAnswers, toldOf } from './answers.ts'

/** What the person tells besides the scans, under the names that the API uses. */
const TOLD_FIELDS = ['role', 'report', 'wish', 'insured', 'helpRequestedOn', 'claimDecidedOn', 'zone'] as const
const PASTED_FIELDS = [
  ...TOLD_FIELDS,
  'history',
  'trackingNumber',
  'mailClass',
  'mailedOn',
  'destinationZip',
  'expectedDay',
  'returnBy',
  'timeZone',
] as const

/** How a page came to its parcel: by a number, or by a pasted history that goes from page to page and is never stored. */
export type Origin = { number: string | null; fields: readonly (readonly [name: string, value: string])[] }

export type AskedParcel = { reading: ParcelReading; origin: Origin; answers: Answers }

/** The parcel of an address. @throws ServiceError `not-valid` */
export async function parcelOfAddress(ctx: Context, c: HonoContext, number: string): Promise<AskedParcel> {
  const answers = queryAnswers(c)
  const reading = await findParcel(ctx, { number, told: toldOf(answers) })
  return { reading, answers, origin: { number, fields: filledIn(answers, TOLD_FIELDS) } }
}

/** The parcel of a history in a form. @throws ServiceError `no-history`, `not-valid`, `too-large` */
export async function parcelOfForm(ctx: Context, c: HonoContext): Promise<AskedParcel> {
  const answers = await formAnswers(c)
  const { reading } = readParcel(ctx, {
    history: answers.one('history') ?? '',
    timeZone: answers.one('timeZone'),
    trackingNumber: answers.one('trackingNumber'),
    mailClass: answers.one('mailClass'),
    mailedOn: dayOf(answers, 'mailedOn'),
    destinationZip: answers.one('destinationZip'),
    expectedDay: dayOf(answers, 'expectedDay'),
    returnBy: dayOf(answers, 'returnBy'),
    told: toldOf(answers),
  })
  return { reading, answers, origin: { number: null, fields: filledIn(answers, PASTED_FIELDS) } }
}

function filledIn(answers: Answers, names: readonly string[]): [string, string][] {
  return names.flatMap((name) => {
    const value = answers.one(name)
    return value === undefined ? [] : [[name, value] as [string, string]]
  })
}
