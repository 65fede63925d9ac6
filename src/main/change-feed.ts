import type pg from 'pg'
import type { ChangeFeed, ChangeListener } from '#services/ports/changes.ts'
import type { Log } from '#services/ports/log.ts'
import { CHANGE_CHANNEL, readChange } from '#store/changes.ts'
import { type Database, openListener } from '#store/database.ts'
import { INQUIRY_CHANNEL } from '#store/inquiries/events.ts'

const FIRST_WAIT_MS = 200
const LONGEST_WAIT_MS = 5_000

export type RunningChangeFeed = ChangeFeed & { close(): Promise<void> }

/**
 * Hears of changed parcels from the database, whoever changed them. While the connection is away changes may be missed,
 * so that everybody is told to look again once it is back.
 */
export async function openChangeFeed(url: string, database: Database, log: Log): Promise<RunningChangeFeed> {
  const listeners = new Map<string, Set<ChangeListener>>()
  const inquiryListeners = new Set<(inquiryId: number) => void>()
  let client: pg.Client | null = null
  let closed = false
  let retry: NodeJS.Timeout | null = null

  function tell(trackingNumber: string): void {
    for (const listener of listeners.get(trackingNumber) ?? []) listener(trackingNumber)
  }

  async function onChange(id: number): Promise<void> {
    if (listeners.size === 0) return
    try {
      for (const number of await readChange(database, id)) tell(number)
    } catch (error) {
      log.warn({ err: error, change: id }, 'A change could not be read; all open pages look again')
      for (const number of listeners.keys()) tell(number)
    }
  }

  async function connect(): Promise<void> {
    const next = await openListener(url)
    next.on('notification', ({ channel, payload }) => {
      const id = Number(payload)
      if (channel === CHANGE_CHANNEL) void onChange(id)
      else for (const listener of inquiryListeners) listener(id)
    })
    next.once('end', () => {
      client = null
      if (!closed) reconnect(FIRST_WAIT_MS)
    })
    await next.query(`listen ${CHANGE_CHANNEL}`)
    await next.query(`listen ${INQUIRY_CHANNEL}`)
    client = next
  }

  function reconnect(waitMs: number): void {
    retry = setTimeout(() => {
      connect().then(
        () => {
          log.info({}, 'Changes are heard again')
          for (const number of listeners.keys()) tell(number)
        },
        () => {
          if (!closed) reconnect(Math.min(waitMs * 2, LONGEST_WAIT_MS))
        },
      )
    }, waitMs)
    retry.unref()
  }

  await connect()
  return {
    listen(trackingNumbers, listener) {
      for (const number of trackingNumbers) {
        const set = listeners.get(number)
        if (set) set.add(listener)
        else listeners.set(number, new Set([listener]))
      }
      return () => {
        for (const number of trackingNumbers) {
          const set = listeners.get(number)
          if (set?.delete(listener) && set.size === 0) listeners.delete(number)
        }
      }
    },
    listenInquiries(listener) {
      inquiryListeners.add(listener)
      return () => inquiryListeners.delete(listener)
    },
    async close() {
      closed = true
      if (retry) clearTimeout(retry)
      await client?.end()
    },
  }
}
