import { readFileSync } from 'node:fs'
import { createClamdScanner } from '#messengers/email/clamd-scanner.ts'
import { createImapMailbox } from '#messengers/email/imap-mailbox.ts'
import { createMailReader } from '#messengers/email/mail-reader.ts'
import { type SmtpReceiver, startSmtpReceiver } from '#messengers/email/smtp-receiver.ts'
import { createSmtpSender, type SmtpLimits } from '#messengers/email/smtp-sender.ts'
import type { Context } from '#services/context.ts'
import { createMailQueue, messageIdDomain } from '#services/mail/queue-mail.ts'
import type { ReceiveParts } from '#services/mail/receive-parts.ts'
import { receiveWaitingMails } from '#services/mail/receive-waiting-mails.ts'
import { sendDueMails } from '#services/mail/send-due-mails.ts'
import { LARGEST_MAIL, storeMail } from '#services/mail/store-mail.ts'
import type { Clock } from '#services/ports/clock.ts'
import type { JobQueue } from '#services/ports/jobs.ts'
import type { MailIntake, MailQueue, MailSender } from '#services/ports/mail.ts'
import { readMailboxPlace, writeMailboxPlace } from '#store/mails/incoming.ts'
import { mailNote } from '#words/en/mail.ts'
import { ConfigError, type MailConfig } from './config.ts'

const LOOK_AFTER_MS = 1_000
const LOOK_EVERY_MS = 30_000

/** Mail as it is where nothing is set up: mails wait, and none come. */
export const NO_MAIL: MailConfig = {
  smtpUrl: null,
  from: null,
  imapUrl: null,
  smtpListen: null,
  smtpTls: null,
  clamdUrl: null,
}

/** What jobs about mails work with. */
export type MailParts = AsyncDisposable & { sender: MailSender | null; receive: ReceiveParts }

/** Puts together what sends and reads mails. Nothing is loaded or connected before the first mail. */
export function mailParts(config: MailConfig, limits?: Partial<SmtpLimits>): MailParts {
  const { smtpUrl, from, clamdUrl } = config
  const reader = createMailReader()
  return {
    sender: smtpUrl !== null && from !== null ? createSmtpSender({ url: smtpUrl, from, limits }) : null,
    receive: {
      reader,
      ours: from,
      words: mailNote,
      scanner: clamdUrl === null ? null : createClamdScanner(clamdUrl),
    },
    [Symbol.asyncDispose]: () => reader[Symbol.asyncDispose](),
  }
}

/** The outbox of an installation. */
export function mailQueue(parts: {
  config: MailConfig
  publicUrl: string | null
  clock: Clock
  jobs: JobQueue
}): MailQueue {
  const { config, publicUrl, clock, jobs } = parts
  const own = { from: config.from, domain: messageIdDomain(config.from, publicUrl) }
  return createMailQueue({ clock, jobs, own, isSent: config.smtpUrl !== null })
}

export type ConnectedMail = AsyncDisposable & {
  /** Null where no mails are received by SMTP. */
  smtpPort: number | null
}

/**
 * Lets mails come in, by the mailbox and the port that the operator names, and sees that none is forgotten.
 * @throws ConfigError where the port can't be listened on
 */
export async function connectMail(ctx: Context, config: MailConfig): Promise<ConnectedMail> {
  await using stack = new AsyncDisposableStack()
  const intake: MailIntake = { largest: LARGEST_MAIL, take: (mail) => storeMail(ctx, mail) }
  const receiver = config.smtpListen && config.from ? await receiveBySmtp(ctx, config, intake) : null
  if (receiver) stack.use(receiver)
  if (config.imapUrl !== null) {
    const { database, log } = ctx
    const mailbox = createImapMailbox({
      url: config.imapUrl,
      intake,
      places: {
        read: (account) => readMailboxPlace(database, account),
        write: (account, place) => writeMailboxPlace(database, account, place),
      },
      log,
    })
    stack.use(mailbox)
    mailbox.start()
  }
  stack.use(keepMailsMoving(ctx, config))
  const whole = stack.move()
  return { smtpPort: receiver?.port ?? null, [Symbol.asyncDispose]: () => whole.disposeAsync() }
}

async function receiveBySmtp(ctx: Context, config: MailConfig, intake: MailIntake): Promise<SmtpReceiver> {
  const { smtpListen, smtpTls, from } = config
  if (!smtpListen || !from) throw new Error('No mails are received by SMTP.')
  const tls = smtpTls && { key: readPem('SMTP_TLS_KEY', smtpTls.key), cert: readPem('SMTP_TLS_CERT', smtpTls.cert) }
  try {
    return await startSmtpReceiver({ ...smtpListen, ours: from.address, intake, log: ctx.log, tls })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new ConfigError(`SMTP_LISTEN=${smtpListen.host}:${smtpListen.port} can’t be listened on: ${code ?? message}.`)
  }
}

function readPem(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new ConfigError(`${name}=${file} can’t be read: ${(error as NodeJS.ErrnoException).code}.`)
  }
}

/** Looks now and then for mails whose job was lost with a server, or that waited for a mail server to be set up. */
function keepMailsMoving(ctx: Context, config: MailConfig): Disposable {
  const look = () =>
    Promise.all([config.smtpUrl === null ? 0 : sendDueMails(ctx), receiveWaitingMails(ctx)]).catch((error) =>
      ctx.log.warn({ err: error }, 'Nobody could say whether mails wait'),
    )
  const soon = setTimeout(look, LOOK_AFTER_MS).unref()
  const timer = setInterval(look, LOOK_EVERY_MS).unref()
  return {
    [Symbol.dispose]() {
      clearTimeout(soon)
      clearInterval(timer)
    },
  }
}
