/**
 * How long the desk takes with many inquiries: queue, screen, search; and how long from handing a mail over until it is an
 * inquiry. BENCH_INQUIRIES (100,000), ten messages each; BENCH_SCANS (1,000,000);
 * BENCH_PAGES (1,000) of each kind.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import { printReference } from '#domain/inquiry/reference.ts'
import { benchNumber } from '../fill.ts'
import { figure, percentile } from '../report.ts'
import { type BenchServer, startBenchServer } from '../server.ts'
import { benchReference, fillDesk, MESSAGES_PER_INQUIRY } from './fill.ts'
import { signIn } from './sign-in.ts'
import { benchBeginning, benchWord } from './words.ts'

const INQUIRIES = Number(process.env.BENCH_INQUIRIES ?? 100_000)
const SCANS = Number(process.env.BENCH_SCANS ?? 1_000_000)
const PAGES = Number(process.env.BENCH_PAGES ?? 1_000)
/** One agent at a time shows what a page costs, four at once what happens when two cores are not enough. */
const AT_ONCE = [1, 4]
const MAILS = 100
/** The receiver takes 120 a minute from one address. */
const MAILS_PER_SECOND = 1.8
const SMTP_PORT = 20_025

const server = await startBenchServer(SCANS, {
  folder: `desk-${INQUIRIES}`,
  env: { SMTP_LISTEN: `127.0.0.1:${SMTP_PORT}`, MAIL_FROM: 'help@example.org', WHEREABOUTS_SIMULATOR: 'off' },
})
try {
  await fillDesk(server.database, INQUIRIES, Date.now())
  const cookie = await signIn(server)
  const label = `${INQUIRIES.toLocaleString('en-US')} inquiries, ${(INQUIRIES * MESSAGES_PER_INQUIRY).toLocaleString('en-US')} messages`
  console.log(`${label}, ${SCANS.toLocaleString('en-US')} scans`)
  // A server that has run for a while has its tables in memory.
  await server.database.query('create extension if not exists pg_prewarm')
  await server.database.query(
    `select pg_prewarm(oid::regclass) from pg_class where relkind in ('r', 'i') and relname like 'inquir%'`,
  )
  await measurePages(server, cookie)
  await measureMail(server)
} finally {
  await server[Symbol.asyncDispose]()
}

async function measurePages(server: BenchServer, cookie: string): Promise<void> {
  const nth = (i: number) => (i * 7_919) % INQUIRIES
  const views = ['todo', 'unassigned', 'due-soon', 'waiting', 'answered', 'closed', 'all']
  const page = (i: number) => `/desk/inquiries/${printReference(benchReference(nth(i)))}`
  const bare = await bareServer(await (await fetch(server.url + page(1), { headers: { cookie } })).text())
  const baselines = new Map<number, number>()
  for (const atOnce of AT_ONCE) {
    baselines.set(atOnce, percentile(await times((i) => `${bare.url}/${i}`, {}, PAGES, atOnce), 0.99))
  }
  bare.stop()
  const kinds: [name: string, path: (i: number) => string][] = [
    ['queue', (i) => `/desk?view=${views[i % views.length]}`],
    ['one inquiry', page],
    ['search, two common words', (i) => `/desk?q=${benchWord(i % 10)}+${benchWord((i * 3) % 10)}`],
    ['search, a rare word', (i) => `/desk?q=${benchWord(5_000 + (i % 10_000))}`],
    ['search, two words from all over', (i) => `/desk?q=${benchWord(i % 300)}+${benchWord((i * 31) % 3_000)}`],
    [
      'search, one word whole and one begun',
      (i) => `/desk?q=${benchWord(i % 300)}+${benchBeginning((i * 31) % 3_000)}`,
    ],
    ['search, an address', (i) => `/desk?q=customer${nth(i) % 60_000}@example.org`],
  ]
  for (const [name, path] of kinds) {
    await times((i) => server.url + path(i), { cookie }, 50, 1)
    for (const atOnce of AT_ONCE) {
      const all = await times((i) => server.url + path(i + 50), { cookie }, PAGES, atOnce)
      const baseline = baselines.get(atOnce) ?? Number.NaN
      const beside = { baseline, of: 'p99 of a bare handler with the bytes of a screen, ms' }
      figure(`${name}, ${atOnce} at once, p99`, percentile(all, 0.99), 'ms', beside)
      figure('... median', percentile(all, 0.5), 'ms')
    }
  }
}

/** Milliseconds of each answer. */
async function times(
  url: (i: number) => string,
  headers: Record<string, string>,
  count: number,
  atOnce: number,
): Promise<number[]> {
  const all: number[] = []
  let next = 0
  const work = async () => {
    while (next < count) {
      const i = next++
      const before = performance.now()
      const response = await fetch(url(i), { headers })
      await response.arrayBuffer()
      all.push(performance.now() - before)
      if (response.status !== 200) throw new Error(`${url(i)}: ${response.status}`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return all
}

async function bareServer(body: string): Promise<{ url: string; stop: () => void }> {
  const bare = createServer((_request, response) => response.end(body))
  await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(bare.address() as AddressInfo).port}`, stop: () => bare.close() }
}

async function measureMail(server: BenchServer): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port: SMTP_PORT, ignoreTLS: true, pool: true })
  const waits: Promise<number>[] = []
  const run = Date.now()
  for (let i = 0; i < MAILS; i++) {
    const before = performance.now()
    await transport.sendMail({
      from: `Writer <writer${i}@example.net>`,
      to: 'help@example.org',
      subject: `Question ${run}-${i}`,
      text: `Where is ${benchNumber(i)}? It should have been here by now.`,
    })
    waits.push(untilInquiry(server, `Question ${run}-${i}`, before))
    await sleep(1000 / MAILS_PER_SECOND)
  }
  const all = await Promise.all(waits)
  transport.close()
  figure(`a mail handed over is an inquiry, ${MAILS_PER_SECOND} mails/s, p99`, percentile(all, 0.99), 'ms')
  figure('... median', percentile(all, 0.5), 'ms')
}

async function untilInquiry({ database }: BenchServer, subject: string, since: number): Promise<number> {
  for (;;) {
    const { rowCount } = await database.query('select from inquiries where subject = $1 and updated_at_ms > $2', [
      subject,
      Date.now() - 600_000,
    ])
    if (rowCount) return performance.now() - since
    await sleep(20)
  }
}
