import type { Context } from 'hono'
import { parseDay } from '#domain/calendar/civil-day.ts'
import type { Told } from '#domain/diagnosis/circumstances.ts'
import { REPORTS, ROLES, WISHES } from '#domain/diagnosis/tokens.ts'
import { ServiceError } from '#services/errors.ts'

/** What a person filled in, by address or by form. */
export type Answers = {
  /** The first answer under a name, trimmed; undefined where it is empty. */
  one(name: string): string | undefined
  all(name: string): string[]
}

/** The answers in an address. */
export function queryAnswers(c: Context): Answers {
  return answersFrom((name) => c.req.queries(name) ?? [])
}

/** The answers of a form. */
export async function formAnswers(c: Context): Promise<Answers> {
  const form = await c.req.parseBody({ all: true })
  return answersFrom((name) => [form[name] ?? []].flat().filter((value) => typeof value === 'string'))
}

function answersFrom(all: (name: string) => string[]): Answers {
  return { all, one: (name) => all(name)[0]?.trim() || undefined }
}

/** The token that somebody chose; undefined where it is none of them, as in an old link. */
export function tokenOf<T extends string>(tokens: readonly T[], answer: string | undefined): T | undefined {
  return tokens.find((token) => token === answer)
}

/** A day as typed. @throws ServiceError `not-valid` naming the field */
export function dayOf(answers: Answers, field: string): string | undefined {
  const text = answers.one(field)
  if (text === undefined || parseDay(text) !== null) return text
  const message = `${field} is a day such as 2026-11-20.`
  throw new ServiceError('not-valid', message, [{ field, code: 'not-valid', message }])
}

/** What a person tells of a parcel that no scan can know. @throws ServiceError `not-valid` for a day that is none */
export function toldOf(answers: Answers): Told {
  const insured = answers.one('insured')
  return {
    role: tokenOf(ROLES, answers.one('role')),
    report: tokenOf(REPORTS, answers.one('report')),
    wish: tokenOf(WISHES, answers.one('wish')),
    insured: insured === undefined ? undefined : /^\d{1,6}$/.test(insured) ? Number(insured) : insured === 'true',
    helpRequestedOn: dayOf(answers, 'helpRequestedOn'),
    claimDecidedOn: dayOf(answers, 'claimDecidedOn'),
  }
}
