/**
 * The least that could do it: `POST /` stores numbers in one transaction and notifies of them, and whoever listens at
 * `GET /NUMBER` is told. No journey, no reading. Run with the address of a database; prints its own.
 */
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import pg from 'pg'

const connectionString = process.argv[2]
const pool = new pg.Pool({ connectionString, max: 12 })
await pool.query('create table if not exists bench_relay (number text not null)')
const streams = new Map<string, ServerResponse>()
const listener = new pg.Client({ connectionString })
await listener.connect()
listener.on('notification', ({ payload = '' }) => {
  for (const number of payload.split(',')) streams.get(number)?.write(`event: parcel\ndata: ${number}\n\n`)
})
await listener.query('listen bench_relay')

async function store(numbers: string[]): Promise<void> {
  const client = await pool.connect()
  await client.query('begin')
  await client.query('insert into bench_relay select unnest(string_to_array($1, $2))', [numbers.join(','), ','])
  await client.query('select pg_notify($1, $2)', ['bench_relay', numbers.join(',')])
  await client.query('commit')
  client.release()
}

const server = createServer(async (request, response) => {
  if (request.method === 'POST') {
    await store((await json(request)) as string[])
    response.end('{}')
    return
  }
  const number = request.url?.slice(1) ?? ''
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.write(`event: parcel\ndata: ${number}\n\n`)
  streams.set(number, response)
})
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
