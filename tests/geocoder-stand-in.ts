import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parse } from 'csv-parse/sync'

/** A row that was asked for. */
export type GeocodedRow = { id: string; street: string; city: string; state: string; zip: string }

export type GeocoderStandIn = AsyncDisposable & {
  url: string
  /** The rows of each call, in order. */
  calls: GeocodedRow[][]
  /** The other fields of each call's form. */
  benchmarks: string[]
}

/** How the stand-in answers a call: a text, or whatever it does with the response. */
export type Answering = (rows: GeocodedRow[], call: number) => string | ((response: ServerResponse) => void)

/** A row of the answer for an address that was found. */
export function foundRow(
  { id, street, city, state, zip }: GeocodedRow,
  lat: number,
  lon: number,
  exact = 'Exact',
): string {
  const asked = `${street}, ${city}, ${state}, ${zip}`
  return `"${id}","${asked}","Match","${exact}","${asked}","${lon},${lat}","1234567","L"\n`
}

/** A row of the answer for another address. */
export function otherRow({ id, street, city, state, zip }: GeocodedRow, match: 'No_Match' | 'Tie'): string {
  return `"${id}","${street}, ${city}, ${state}, ${zip}","${match}"\n`
}

/** A server that takes a batch as the Census Bureau's does. */
export async function geocoderStandIn(answer: Answering): Promise<GeocoderStandIn> {
  const calls: GeocodedRow[][] = []
  const benchmarks: string[] = []
  const server = createServer(async (request, response) => {
    const form = await formOf(request).catch(() => null)
    // Who asked has given up.
    if (!form) return
    const file = form.get('addressFile')
    const text = file instanceof File ? await file.text() : ''
    const rows = (parse(text) as string[][]).map(([id = '', street = '', city = '', state = '', zip = '']) => ({
      ...{ id, street, city, state, zip },
    }))
    calls.push(rows)
    benchmarks.push(String(form.get('benchmark')))
    const answered = answer(rows, calls.length)
    if (typeof answered === 'string') response.setHeader('content-type', 'text/csv').end(answered)
    else answered(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/geocoder/locations/addressbatch`,
    calls,
    benchmarks,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function formOf(request: IncomingMessage): Promise<FormData> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const headers = { 'content-type': request.headers['content-type'] ?? '' }
  return new Response(Buffer.concat(chunks), { headers }).formData()
}
