import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { printReference } from '#domain/inquiry/reference.ts'
import { type Agent, agentAt, asked } from '../desk/desk-world.ts'
import { createWorld, type World } from '../world.ts'

const BIN = join(import.meta.dirname, '../../bin/whereabouts.mjs')
const PAGE = '/desk/personal-data'

let world: World
let boss: Agent
before(async () => {
  world = await createWorld()
  boss = await agentAt(world, 'administrator')
})
after(async () => {
  assert.deepEqual(world.errors, [])
  await world[Symbol.asyncDispose]()
})

test('administrators look a person up, save what is kept, and delete it once they are sure', async () => {
  await asked(world, { name: '<script>alert(1)</script>' })
  const send = async (fields: Record<string, string>) => {
    const response = await boss.post(PAGE, { who: 'Mia@example.org', ...fields })
    return { response, text: await response.text() }
  }
  assert.match((await send({ do: 'look' })).text, /1 question/)
  const saved = await send({ do: 'export' })
  assert.match(saved.response.headers.get('content-disposition') ?? '', /^attachment/)
  assert.equal(JSON.parse(saved.text).inquiries[0].customer.email, 'mia@example.org')
  const unsure = await send({ do: 'delete', again: 'mia@example.com' })
  assert.equal(unsure.response.status, 422)
  assert.match(unsure.text, /Nothing was deleted/)
  assert.match((await send({ do: 'look' })).text, /1 question/)
  assert.match((await send({ do: 'delete', again: 'mia@example.org' })).text, /Deleted: 1 question, 1 message/)
  assert.match((await send({ do: 'look' })).text, /Nothing is kept/)
  const log = await (await boss.get(PAGE)).text()
  assert.match(log, /deleted, Sam administrator/)
  assert.match(log, /handed over, Sam administrator/)
  assert.doesNotMatch(log, /mia@example/i)
  for (const who of ['"><img src=x onerror=alert(1)>', 'K7QM-4R25', '']) {
    const wrong = await boss.post(PAGE, { do: 'look', who })
    assert.equal(wrong.status, 422)
    assert.doesNotMatch(await wrong.text(), /<img/)
  }
})

test('the command line does the same', { timeout: 120_000 }, async () => {
  const inquiry = await asked(world, { email: 'cli@example.org', message: 'By the command line.' })
  const run = (...args: string[]) =>
    new Promise<{ code: number; out: string; err: string }>((resolve) => {
      const env = { ...process.env, DATABASE_URL: world.databaseUrl }
      execFile(process.execPath, [BIN, 'personal-data', ...args], { env }, (error, out, err) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
      )
    })
  const [exported, unsure] = await Promise.all([run('export', 'cli@example.org'), run('delete', 'cli@example.org')])
  assert.equal(exported.code, 0, exported.err)
  assert.equal(JSON.parse(exported.out).inquiries[0].messages[0].text, 'By the command line.')
  assert.equal(unsure.code, 2, unsure.err)
  const deleted = await run('delete', printReference(inquiry.reference), '--yes', '--json')
  assert.deepEqual(JSON.parse(deleted.out), { inquiries: 1, messages: 1, files: 0, mails: 1, comments: 0, watches: 0 })
  assert.match(await (await boss.get(PAGE)).text(), /deleted, command line/)
})
