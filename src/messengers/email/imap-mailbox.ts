import { setTimeout as sleep } from 'node:timers/promises'
import type { FetchMessageObject, ImapFlow } from 'imapflow'
import type { Log } from '#services/ports/log.ts'
import type { MailboxPlaces, MailIntake } from '#services/ports/mail.ts'

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 120_000
const CONNECT_MS = 20_000
const SILENCE_MS = 300_000
/** Idling starts at once; the server is asked besides, for those that forget to tell. */
const IDLE_AFTER_MS = 200
const ASK_EVERY_MS = 120_000
const IDLE_MS = 240_000
/** What marks a mail as taken, beside `\Seen`. */
const TAKEN = '$Whereabouts'

export type ImapMailbox = AsyncDisposable & { start(): void }

/**
 * Takes mails from a mailbox as they come (IDLE), each once: how far it was read is kept. Mails are marked, or moved
 * where the operator names a folder, and never deleted. Of a mailbox that was never read only unseen mails are taken.
 */
export function createImapMailbox(options: {
  /** `imaps://user:password@host:993/INBOX?move=Taken`. */
  url: string
  intake: MailIntake
  places: MailboxPlaces
  log: Log
  firstWaitMs?: number
}): ImapMailbox {
  const { intake, places, log } = options
  const url = new URL(options.url)
  const folder = decodeURIComponent(url.pathname.slice(1)) || 'INBOX'
  const moveTo = url.searchParams.get('move')
  const account = `${decodeURIComponent(url.username)}@${url.host}/${folder}`
  const stopping = new AbortController()
  let client: ImapFlow | null = null
  let running: Promise<void> | null = null

  async function run(): Promise<void> {
    let waitMs = options.firstWaitMs ?? FIRST_WAIT_MS
    while (!stopping.signal.aborted) {
      const startedMs = performance.now()
      try {
        await follow()
      } catch (error) {
        if (stopping.signal.aborted) return
        log.warn({ account, why: whyOf(error) }, 'The mailbox can’t be read; it is tried again')
      }
      // A connection that held for a while starts over with short waits.
      if (performance.now() - startedMs > LONGEST_WAIT_MS) waitMs = options.firstWaitMs ?? FIRST_WAIT_MS
      await sleep(waitMs, undefined, { signal: stopping.signal, ref: false }).catch(() => {})
      waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)
    }
  }

  /** Reads what is there, then what comes, until the connection ends. */
  async function follow(): Promise<void> {
    const { ImapFlow } = await import('imapflow')
    const imap = new ImapFlow({
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: Number(url.port) || (url.protocol === 'imaps:' ? 993 : 143),
      secure: url.protocol === 'imaps:',
      // A password never crosses a network in the clear.
      ...(url.protocol === 'imap:' && !isThisMachine(url.hostname) ? { doSTARTTLS: true } : {}),
      auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
      tls: { rejectUnauthorized: url.searchParams.get('tls.rejectUnauthorized') !== 'false' },
      logger: false,
      connectionTimeout: CONNECT_MS,
      greetingTimeout: CONNECT_MS,
      socketTimeout: SILENCE_MS,
      autoIdleDelay: IDLE_AFTER_MS,
      maxIdleTime: IDLE_MS,
      maxLiteralSize: intake.largest * 2,
    })
    client = imap
    const news = newsOf(imap)
    try {
      await imap.connect()
      const { uidValidity } = await imap.mailboxOpen(folder)
      log.info({ account }, 'The mailbox is followed')
      for (;;) {
        news.reset()
        await takeNew(imap, String(uidValidity))
        await news.next(ASK_EVERY_MS)
      }
    } finally {
      client = null
      imap.close()
    }
  }

  async function takeNew(imap: ImapFlow, uidValidity: string): Promise<void> {
    const before = await places.read(account)
    const isSame = before?.uidValidity === uidValidity
    const { uidNext = 1 } = imap.mailbox || {}
    // A mailbox that numbers anew may hold what we have: that is kept once anyhow.
    const found = await imap.search(
      before === null ? { seen: false } : isSame ? { uid: `${before.lastUid + 1}:*` } : { not: { keyword: TAKEN } },
      { uid: true },
    )
    const lastUid = isSame ? before.lastUid : 0
    const uids = (found || []).filter((uid) => uid > lastUid).sort((a, b) => a - b)
    for (const uid of uids) {
      if (stopping.signal.aborted) return
      await takeOne(imap, uid)
      if (isSame) await places.write(account, { uidValidity, lastUid: uid })
    }
    if (!isSame) await places.write(account, { uidValidity, lastUid: Math.max(uidNext - 1, ...uids) })
  }

  async function takeOne(imap: ImapFlow, uid: number): Promise<void> {
    const known = await imap.fetchOne(String(uid), { size: true, flags: true }, { uid: true })
    // Another program may have deleted it in between.
    if (!known || known.flags?.has(TAKEN)) return
    const isCut = (known.size ?? 0) > intake.largest
    const whole = await imap.fetchOne(String(uid), isCut ? { headers: true } : { source: true }, { uid: true })
    const raw = whole && rawOf(whole)
    if (!raw) return
    await intake.take({ raw, cameBy: 'imap', envelope: { from: null, to: [], ...(isCut ? { isCut } : {}) } })
    await imap.messageFlagsAdd(String(uid), ['\\Seen', TAKEN], { uid: true })
    if (moveTo) await imap.messageMove(String(uid), moveTo, { uid: true })
  }

  return {
    start() {
      running ??= run()
    },
    async [Symbol.asyncDispose]() {
      stopping.abort()
      client?.close()
      await running
    },
  }
}

function rawOf({ source, headers }: FetchMessageObject): Uint8Array | null {
  return source ?? headers ?? null
}

/** Waits for news of a mailbox, without missing what came while nobody waited. Fails when the connection ends. */
function newsOf(imap: ImapFlow): { reset(): void; next(ms: number): Promise<void> } {
  let isNew = false
  let ended: Error | null = null
  let wake = () => {}
  imap.on('exists', () => {
    isNew = true
    wake()
  })
  imap.on('error', (error: Error) => {
    ended = error
    wake()
  })
  imap.on('close', () => {
    ended ??= new Error('The connection was closed')
    wake()
  })
  return {
    reset() {
      isNew = false
    },
    async next(ms) {
      if (!isNew && !ended) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms)
          timer.unref()
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      if (ended) throw ended
    },
  }
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '127.0.0.1' || host === '[::1]'
}

/** What the server said, where it said something. */
function whyOf(error: unknown): string {
  const { message, responseText } = error as Error & { responseText?: string }
  return responseText ? `${message}: ${responseText}` : message
}
