import type { Log } from '#services/ports/log.ts'
import type { CallBudget, CallPermit, CallPurpose } from '#services/ports/tracking-source.ts'
import { createUspsClient, type UspsClient } from '#sources/usps-api/client.ts'
import type { HttpLimits } from '#sources/usps-api/limits.ts'
import type { StoredToken, TokenStore } from '#sources/usps-api/token-store.ts'
import { STAND_IN_CREDENTIALS, type StandIn } from './stand-in.ts'

/** A budget that a test sets and reads. */
export type TestBudget = CallBudget & {
  /** What calls were asked for, in order; refused ones too. */
  taken: CallPurpose[]
  waits: number[]
  /** Calls that are left. */
  left: number
}

export function testBudget(left = Number.POSITIVE_INFINITY, clock: () => number = Date.now): TestBudget {
  const budget: TestBudget = {
    taken: [],
    waits: [],
    left,
    async take(purpose): Promise<CallPermit> {
      budget.taken.push(purpose)
      const waitMs = Math.max(0, ...budget.waits)
      if (waitMs > clock()) return { ok: false, why: 'told-to-wait', untilMs: waitMs }
      if (budget.left <= 0) return { ok: false, why: 'spent', untilMs: clock() + 3_600_000 }
      budget.left--
      return { ok: true }
    },
    async waitUntil(untilMs) {
      budget.waits.push(untilMs)
    },
  }
  return budget
}

/** Keeps the token of several clients of one test. */
export function memoryTokenStore(token: StoredToken | null = null): TokenStore & { token: StoredToken | null } {
  const store: TokenStore & { token: StoredToken | null } = {
    token,
    read: async () => store.token,
    save: async (token) => {
      store.token = token
    },
  }
  return store
}

/** Keeps every line of a log as text, to look for what must not stand there. */
export function keptLog(): { log: Log; lines: string[] } {
  const lines: string[] = []
  const keep = (details: object, message: string) => {
    lines.push(
      `${message} ${JSON.stringify(details, (_, value) => (value instanceof Error ? String(value.stack) : value))}`,
    )
  }
  return { log: { info: keep, warn: keep, error: keep }, lines }
}

/** No test waits between tries. */
const QUICK: Partial<HttpLimits> = { retryDelayMs: 5, retryLongestDelayMs: 20 }

export type ClientParts = {
  client: UspsClient
  budget: TestBudget
  tokenStore: ReturnType<typeof memoryTokenStore>
  lines: string[]
}

/** A client of the stand-in with parts that a test can look into. */
export function clientOf(
  standIn: StandIn,
  options: Partial<Pick<ClientParts, 'budget' | 'tokenStore'>> & {
    limits?: Partial<HttpLimits>
    clock?: () => number
    clientSecret?: string
  } = {},
): ClientParts {
  const budget = options.budget ?? testBudget(undefined, options.clock)
  const tokenStore = options.tokenStore ?? memoryTokenStore()
  const { log, lines } = keptLog()
  const client = createUspsClient({
    credentials: {
      ...STAND_IN_CREDENTIALS,
      ...(options.clientSecret === undefined ? {} : { clientSecret: options.clientSecret }),
      base: standIn.base,
    },
    budget,
    tokenStore,
    log,
    ...(options.clock ? { clock: options.clock } : {}),
    limits: { ...QUICK, ...options.limits },
  })
  return { client, budget, tokenStore, lines }
}
