import type { Hono, Context as HonoContext } from 'hono'
import type { Context } from '#services/context.ts'
import { readJson } from '../read-body.ts'
import type { LetIn } from './let-in.ts'
import { lookUp } from './look-up.ts'
import { refusedV3, refusedV3r2 } from './refusals.ts'
import { wrongShape } from './usps-error.ts'

const MOST_BYTES = 16 * 1024
const MOST_PEOPLE = 3
const MOST_EMAIL = 50

/**
 * Calls that ask USPS to write to people: notifications and proof of delivery. They are checked and answered in USPS's
 * shape, so that a program can be tried out, and nothing is sent to anybody, which a header says.
 */
export function addPeopleCalls(app: Hono, deps: { ctx: Context; letIn: LetIn }): void {
  const nothingIsSent = 'nothing is sent to anybody'
  const v3 = { resultText: 'Your request was received.', returnCode: '0' }
  const v3r2 = { transactionMessage: 'Your request was received.' }
  for (const [path, field, answer] of [
    ['/tracking/v3/tracking/:number/notifications', 'notifications', v3],
    ['/tracking/v3/tracking/:number/proof-of-delivery', 'email', v3],
    ['/tracking/v3r2/tracking/:number/notifications', 'recipients', v3r2],
    ['/tracking/v3r2/tracking/:number/proof-of-delivery', 'recipients', v3r2],
  ] as const) {
    app.post(path, async (c) => {
      const client = await deps.letIn(c, 'tracking')
      checkPeople(await readJson(c, MOST_BYTES), field)
      const [found] = await lookUp(deps.ctx, client, [{ trackingNumber: numberOf(c) }])
      if (found && !found.ok) throw path.includes('v3r2') ? refusedV3r2(found) : refusedV3(found)
      c.header('x-whereabouts-note', nothingIsSent)
      return c.json(answer, 202)
    })
  }
}

function numberOf(c: HonoContext): string {
  return c.req.param('number') ?? ''
}

/** One to three people with an address each; addresses are checked, not kept. */
function checkPeople(body: unknown, field: string): void {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw wrongShape('The body is an object')
  const people: unknown = (body as Record<string, unknown>)[field]
  if (!Array.isArray(people) || people.length < 1 || people.length > MOST_PEOPLE) {
    throw wrongShape(`${field} has 1 to ${MOST_PEOPLE} items`)
  }
  for (const person of people) {
    const email: unknown = typeof person === 'string' ? person : (person as { email?: unknown } | null)?.email
    if (typeof email !== 'string' || email.length > MOST_EMAIL || !/^[^\s@]+@[^\s@]+$/.test(email)) {
      throw wrongShape(`${field}: an email address has at most ${MOST_EMAIL} characters`)
    }
  }
}
