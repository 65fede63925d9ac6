import type { Context as HonoContext } from 'hono'
import type { Context } from '#services/context.ts'
import { type FieldError, ServiceError } from '#services/errors.ts'
import { findParcel } from '#services/parcels/find-parcel.ts'
import type { ParcelReading } from '#services/parcels/parcel-reading.ts'
import { readTold, TOLD_FIELDS } from '#services/parcels/read-told.ts'
import { READ_FIELDS, readForm } from '#services/readings/read-form.ts'
import { readParcel } from '#services/readings/read-parcel.ts'
import { type Answers, formAnswers, queryAnswers } from './answers.ts'

type Fields = Readonly<Record<string, string | undefined>>

/** How a page came to its parcel: by a number, or by a pasted history that goes from page to page and is never stored. */
export type Origin = { number: string | null; fields: readonly (readonly [name: string, value: string])[] }

export type AskedParcel = { reading: ParcelReading; origin: Origin; answers: Answers }

/** A stored parcel as a page asks for it, with what the person told of it. */
export function originOfNumber(number: string, fields: Fields): Origin {
  return { number, fields: filledIn(fields, [...TOLD_FIELDS, 'zone']) }
}

/** A pasted history as a page carries it on. */
export function originOfHistory(fields: Fields): Origin {
  return { number: null, fields: filledIn(fields, [...READ_FIELDS, 'zone']) }
}

/** The parcel of an address. @throws ServiceError `not-valid` */
export async function parcelOfAddress(ctx: Context, c: HonoContext, number: string): Promise<AskedParcel> {
  const fields = c.req.query()
  const { told, problems } = readTold(fields, ctx.clock())
  refuse(problems)
  const reading = await findParcel(ctx, { number, told })
  return { reading, answers: queryAnswers(c), origin: originOfNumber(number, fields) }
}

/** The parcel of a history in a form. @throws ServiceError `no-history`, `not-valid`, `too-large` */
export async function parcelOfForm(ctx: Context, c: HonoContext): Promise<AskedParcel> {
  const answers = await formAnswers(c)
  const fields = Object.fromEntries([...READ_FIELDS, 'zone'].map((name) => [name, answers.one(name)]))
  const { input, problems } = readForm(fields, ctx.clock())
  refuse(problems)
  return { reading: readParcel(ctx, input).reading, answers, origin: originOfHistory(fields) }
}

function refuse(problems: FieldError[]): void {
  const [first] = problems
  if (first) throw new ServiceError('not-valid', first.message, problems)
}

function filledIn(fields: Fields, names: readonly string[]): [string, string][] {
  return names.flatMap((name) => {
    const value = fields[name]?.trim()
    return value ? [[name, value] as [string, string]] : []
  })
}
