import type { Transporter } from 'nodemailer'
import type { MailAddress } from '#domain/mail/address.ts'
import type { MailSender, MailSent, RefusedAddress } from '#services/ports/mail.ts'
import { compose } from './compose.ts'

/** Together below what `services/mail/lost-tries.ts` takes for lost. */
const CONNECT_MS = 20_000
const GREETING_MS = 20_000
const SILENCE_MS = 60_000
const WHOLE_TRY_MS = 180_000
const LONGEST_MESSAGE = 500

export type SmtpLimits = { connectMs: number; greetingMs: number; silenceMs: number; wholeTryMs: number }

const LIMITS: SmtpLimits = {
  connectMs: CONNECT_MS,
  greetingMs: GREETING_MS,
  silenceMs: SILENCE_MS,
  wholeTryMs: WHOLE_TRY_MS,
}

/** Sends by the mail server of the operator. Nothing is loaded or connected before the first mail. */
export function createSmtpSender(options: {
  /** `smtp://user:password@host:587` or `smtps://…`. */
  url: string
  from: MailAddress
  limits?: Partial<SmtpLimits> | undefined
}): MailSender {
  const limits = { ...LIMITS, ...options.limits }
  let opened: Promise<Transporter> | null = null
  const transporter = () => {
    opened ??= open(options.url, limits)
    return opened
  }
  return {
    async send(mail) {
      try {
        const signal = AbortSignal.timeout(limits.wholeTryMs)
        const transport = await transporter()
        const info = await transport.sendMail({ ...compose(mail, options.from), signal })
        return { ok: true, refused: (info.rejectedErrors ?? []).map(refusedOf) }
      } catch (error) {
        return judge(error as SmtpError)
      }
    },
  }
}

// A connection for each mail: a pool would hand a mail out again by itself where a connection breaks, and so send it twice.
async function open(url: string, limits: SmtpLimits): Promise<Transporter> {
  const { createTransport } = await import('nodemailer')
  const { username, hostname, protocol } = new URL(url)
  return createTransport({
    url,
    connectionTimeout: limits.connectMs,
    greetingTimeout: limits.greetingMs,
    socketTimeout: limits.silenceMs,
    // A password never crosses a network in the clear.
    requireTLS: protocol === 'smtp:' && username !== '' && !isThisMachine(hostname),
  })
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '127.0.0.1' || host === '[::1]'
}

type SmtpError = Error & {
  code?: string
  command?: string
  responseCode?: number
  response?: string
  permanent?: boolean
  recipient?: string
  rejectedErrors?: SmtpError[]
}

/**
 * Whose fault a failure is. Codes for sender, recipients and contents speak of this mail; those at sign-in, greeting and
 * encryption speak of the server, which the operator mends. A sender refused for want of a sign-in is the server's too.
 */
function judge(error: SmtpError): MailSent {
  const message = messageOf(error)
  const code = error.responseCode
  const isAboutMail = error.code === 'EENVELOPE' || error.code === 'EMESSAGE'
  const wantsSignIn = code === 530 || code === 535 || code === 538
  if (error.code === 'EENVELOPE' && code === undefined && !error.rejectedErrors) {
    return { ok: false, at: 'mail', isForGood: true, message }
  }
  if (!isAboutMail || wantsSignIn || code === 421) return { ok: false, at: 'server', message }
  const all = error.rejectedErrors ?? [error]
  return { ok: false, at: 'mail', isForGood: all.every(isForGood), message }
}

function refusedOf(error: SmtpError): RefusedAddress {
  return { address: error.recipient ?? '', isForGood: isForGood(error), message: messageOf(error) }
}

function isForGood({ permanent, responseCode }: SmtpError): boolean {
  return permanent ?? (responseCode !== undefined && responseCode >= 500)
}

function messageOf({ response, message, code }: SmtpError): string {
  const isAboutMail = code === 'EENVELOPE' || code === 'EMESSAGE'
  return (isAboutMail && response ? response : `${message}${code ? ` (${code})` : ''}`)
    .replace(/\p{Cc}+/gu, ' ')
    .slice(0, LONGEST_MESSAGE)
}
