import { ExponentialBackoff, handleWhen, retry } from 'cockatiel'
import type { AskedAddress, Geocoder } from '#services/ports/offices.ts'
import { readAnswer } from './read-answer.ts'
import { writeAddresses } from './write-addresses.ts'

/** The batch service of the US Census Bureau: no key, up to 10,000 addresses a file. */
export const CENSUS_BATCH_URL = 'https://geocoding.geo.census.gov/geocoder/locations/addressbatch'

const BENCHMARK = 'Public_AR_Current'
/** Far below the service's limit, so that what is done is kept now and then. */
const BATCH_SIZE = 2_000
/** A large file takes minutes; Node itself ends a call without headers after five. */
const TIMEOUT_MS = 290_000
const RETRIES = 2
const MOST_ANSWER_BYTES = 8 * 1024 * 1024

/** A failure that may pass: the service is slow, busy or down. */
class PassingTrouble extends Error {}

export type CensusOptions = { url?: string; batchSize?: number; timeoutMs?: number; firstDelayMs?: number }

/** The geocoder of the US Census Bureau. Its answers are in the public domain. */
export function createCensusGeocoder(options: CensusOptions = {}): Geocoder {
  const url = options.url ?? CENSUS_BATCH_URL
  const timeoutMs = options.timeoutMs ?? TIMEOUT_MS
  const policy = retry(
    handleWhen((error) => error instanceof PassingTrouble),
    { maxAttempts: RETRIES, backoff: new ExponentialBackoff({ initialDelay: options.firstDelayMs ?? 5_000 }) },
  )
  return {
    batchSize: options.batchSize ?? BATCH_SIZE,
    async locate(addresses) {
      try {
        const text = await policy.execute(() => post(url, addresses, timeoutMs))
        return { ok: true, answers: readAnswer(text, new Set(addresses.map(({ id }) => id))) }
      } catch (error) {
        return { ok: false, message: error instanceof Error ? error.message : String(error) }
      }
    },
  }
}

async function post(url: string, addresses: readonly AskedAddress[], timeoutMs: number): Promise<string> {
  const form = new FormData()
  form.append('benchmark', BENCHMARK)
  form.append('addressFile', new Blob([writeAddresses(addresses)], { type: 'text/csv' }), 'offices.csv')
  const signal = AbortSignal.timeout(timeoutMs)
  let response: Response
  let text: string
  try {
    response = await fetch(url, {
      method: 'POST',
      body: form,
      headers: { 'user-agent': 'whereabouts (import of Post Office positions)' },
      redirect: 'error',
      signal,
    })
    text = await readLimited(response)
  } catch (error) {
    if (signal.aborted) throw new PassingTrouble(`No answer within ${Math.round(timeoutMs / 1000)} seconds.`)
    throw new PassingTrouble(causeOf(error))
  }
  if (response.status === 429 || response.status >= 500) throw new PassingTrouble(`It answers ${response.status}.`)
  if (!response.ok) throw new Error(`It answers ${response.status}: ${firstLine(text)}`)
  return text
}

async function readLimited(response: Response): Promise<string> {
  let bytes = 0
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length
    if (bytes > MOST_ANSWER_BYTES) throw new Error('The answer is too large.')
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error && error.cause.message !== '' ? error.cause.message : error.message
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0]?.slice(0, 200) ?? ''
}
