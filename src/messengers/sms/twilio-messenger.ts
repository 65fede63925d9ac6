import type { TextMessenger, TextSent } from '#services/ports/texts.ts'

const WITHIN_MS = 10_000
/** Its clock and ours differ by less. */
const CLOCKS_DIFFER_MS = 60_000
const MOST_LISTED = 50

/** The receiver wants none, or can't get any: opted out, no mobile number, no number at all, none of a region in use. */
const NOBODY_THERE = new Set([21610, 21211, 21614, 21612, 21408, 21265, 21635])

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
        const answer = await response.text()
        return response.ok ? { ok: true } : refusal(response, readAnswer(answer))
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

type Answer = { code?: unknown; message?: unknown; messages?: unknown }

function refusal(response: Response, { code, message }: Answer): TextSent {
  const { status } = response
  const says = [`it answered ${status}`, code, message].filter((part) => part !== undefined).join(' ')
  if (NOBODY_THERE.has(Number(code))) return { ok: false, why: 'gone', says, waitMs: null }
  if (status >= 500) return { ok: false, why: 'away', says, waitMs: waitAsked(response) }
  // A wrong token or an account without money is mended by the operator: texts wait for that.
  if (status === 401 || status === 402 || status === 403 || status === 429) {
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
