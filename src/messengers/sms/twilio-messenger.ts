import type { TextMessenger, TextSent } from '#services/ports/texts.ts'

const WITHIN_MS = 10_000
/** Its clock and ours differ by less. */
const CLOCKS_DIFFER_MS = 60_000
const MOST_LISTED = 50

const LONGEST_SAID = 300

/** The receiver wants none, or can't get any: opted out, no number at all, no mobile one, a short code, a landline. */
const NOBODY_THERE = new Set([21610, 21211, 21614, 21265, 21635])
/** The operator's to mend: a sender that is none or not theirs, an empty messaging service, a country not switched on. */
const WRONGLY_SET_UP = new Set([21212, 21603, 21606, 21659, 21660, 21703, 21408])
/** A wrong token or address of the account, no money, too many at once. */
const WAITS = new Set([401, 402, 403, 404, 429])

const NO_SID = 'it answered as no provider of texts does: is WHEREABOUTS_SMS_URL right?'

export type TwilioAccount = {
  /** Without a slash at its end. */
  base: string
  account: string
  token: string
  /** A number in E.164, a short code, a name, or a messaging service (`MG…`). */
  from: string
}

/** Sends text messages by the HTTP API of Twilio, which other providers speak too. */
export function createTwilioMessenger(
  { base, account, token, from }: TwilioAccount,
  withinMs = WITHIN_MS,
): TextMessenger {
  const messages = `${base}/2010-04-01/Accounts/${encodeURIComponent(account)}/Messages.json`
  const authorization = `Basic ${Buffer.from(`${account}:${token}`).toString('base64')}`
  const sender = /^MG[0-9a-f]{32}$/i.test(from) ? 'MessagingServiceSid' : 'From'
  const ask = (url: string, body?: URLSearchParams) =>
    fetch(url, {
      method: body ? 'POST' : 'GET',
      headers: { authorization, accept: 'application/json', 'user-agent': 'Whereabouts' },
      redirect: 'error',
      signal: AbortSignal.timeout(withinMs),
      ...(body ? { body } : {}),
    })
  return {
    async send({ to, text }) {
      try {
        const response = await ask(messages, new URLSearchParams({ To: to, [sender]: from, Body: text }))
        const answer = readAnswer(await response.text())
        if (!response.ok) return refusal(response, answer)
        // Any web server may answer 200. To try again might text somebody many times.
        return typeof answer.sid === 'string' ? { ok: true } : { ok: false, why: 'refused', says: NO_SID, waitMs: null }
      } catch (error) {
        return { ok: false, why: 'away', says: whyUnanswered(error), waitMs: null }
      }
    },
    async hasTaken({ to, text, sinceMs }) {
      const url = `${messages}?${new URLSearchParams({ To: to, PageSize: String(MOST_LISTED) })}`
      try {
        const response = await ask(url)
        const { messages: taken } = readAnswer(await response.text())
        if (!response.ok || !Array.isArray(taken)) return false
        return taken.some((one: { body?: unknown; date_created?: unknown } | null) => {
          const atMs = Date.parse(String(one?.date_created))
          return one?.body === text && atMs >= sinceMs - CLOCKS_DIFFER_MS
        })
      } catch {
        return false
      }
    },
  }
}

type Answer = { sid?: unknown; code?: unknown; message?: unknown; messages?: unknown }

function refusal(response: Response, { code, message }: Answer): TextSent {
  const { status } = response
  const parts = [`it answered ${status}`, code, message].filter((part) => part !== undefined)
  const says = parts.join(' ').slice(0, LONGEST_SAID)
  if (NOBODY_THERE.has(Number(code))) return { ok: false, why: 'gone', says, waitMs: null }
  if (status >= 500) return { ok: false, why: 'away', says, waitMs: waitAsked(response) }
  if (WAITS.has(status) || WRONGLY_SET_UP.has(Number(code))) {
    return { ok: false, why: 'wait', says, waitMs: waitAsked(response) }
  }
  return { ok: false, why: 'refused', says, waitMs: null }
}

function waitAsked(response: Response): number | null {
  const seconds = response.headers.get('retry-after')
  return seconds !== null && /^\d{1,6}$/.test(seconds) ? Number(seconds) * 1000 : null
}

function readAnswer(text: string): Answer {
  try {
    return (JSON.parse(text) ?? {}) as Answer
  } catch {
    return {}
  }
}

function whyUnanswered(error: unknown): string {
  const { name, cause, message } = error as Error & { cause?: { code?: string } }
  return name === 'TimeoutError' ? 'it did not answer in time' : (cause?.code ?? message)
}
