import type { AddressInfo } from 'node:net'
import type { SMTPServer, SMTPServerDataStream } from 'smtp-server'
import { isOurs } from '#domain/mail/address.ts'
import type { Log } from '#services/ports/log.ts'
import type { MailIntake } from '#services/ports/mail.ts'

const MOST_CLIENTS = 100
const MOST_RECIPIENTS = 50
const SILENCE_MS = 60_000
const CLOSE_MS = 2_000
const MAILS_A_MINUTE = 120
const MINUTE_MS = 60_000
const MOST_COUNTED = 10_000

export type SmtpReceiver = AsyncDisposable & { port: number }

/**
 * Takes mails by SMTP for our own addresses, and for no others. A mail is taken (250) once it is kept.
 * @throws where the port can't be listened on
 */
export async function startSmtpReceiver(options: {
  host: string
  port: number
  /** The address that mails come to, with words behind a plus too. */
  ours: string
  intake: MailIntake
  log: Log
  /** For STARTTLS; without it mails come in the clear. */
  tls: { key: string; cert: string } | null
}): Promise<SmtpReceiver> {
  const { host, port, ours, intake, log, tls } = options
  const { SMTPServer } = await import('smtp-server')
  const mayCome = countByAddress()
  const server: SMTPServer = new SMTPServer({
    name: ours.slice(ours.lastIndexOf('@') + 1),
    banner: 'Whereabouts',
    size: intake.largest,
    maxClients: MOST_CLIENTS,
    socketTimeout: SILENCE_MS,
    closeTimeout: CLOSE_MS,
    disableReverseLookup: true,
    authOptional: true,
    disabledCommands: tls ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    ...(tls ?? {}),
    onMailFrom: (_address, { remoteAddress }, callback) =>
      callback(mayCome(remoteAddress) ? null : refusal(450, 'Too many mails from your address. Try again later.')),
    onRcptTo: ({ address }, { envelope }, callback) => {
      if (!isOurs(address, ours)) return callback(refusal(550, 'This address is not ours.'))
      callback(envelope.rcptTo.length < MOST_RECIPIENTS ? null : refusal(452, 'Too many recipients.'))
    },
    onData: (stream, { envelope }, callback) => {
      gather(stream, intake.largest)
        .then(async (raw) => {
          if (!raw) return callback(refusal(552, 'This mail is too large.'))
          const from = envelope.mailFrom ? envelope.mailFrom.address : ''
          const isNew = await intake.take({
            raw,
            cameBy: 'smtp',
            envelope: { from, to: envelope.rcptTo.map(addressOf) },
          })
          callback(null, isNew ? 'Kept' : 'Kept before')
        })
        .catch((error) => {
          log.error({ err: error }, 'A mail could not be kept; its sender tries again')
          callback(refusal(451, 'The mail could not be kept. Try again later.'))
        })
    },
  })
  server.on('error', (error) => log.info({ err: error }, 'A talk with a mail server broke'))
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return {
    port: (server.server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function addressOf({ address }: { address: string }): string {
  return address
}

/** The whole of a mail; null where it is too large, which is only said once all of it came. */
async function gather(stream: SMTPServerDataStream, largest: number): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes <= largest) chunks.push(chunk)
    else chunks.length = 0
  }
  return bytes > largest || stream.sizeExceeded ? null : Buffer.concat(chunks)
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}

/** Lets each address hand over so many mails a minute. */
function countByAddress(): (address: string) => boolean {
  const counts = new Map<string, number>()
  let minute = 0
  return (address) => {
    const now = Math.floor(Date.now() / MINUTE_MS)
    if (now !== minute || counts.size > MOST_COUNTED) counts.clear()
    minute = now
    const count = (counts.get(address) ?? 0) + 1
    counts.set(address, count)
    return count <= MAILS_A_MINUTE
  }
}
