import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { addAgentTo, type Visitor, visitor } from '../desk-visitor.ts'
import { NUMBER, scan } from '../inquiry-world.ts'
import { createListener } from '../usps-program.ts'
import { createWorld, type World } from '../world.ts'
import { ago, verified } from './hook-world.ts'

const CLI = join(import.meta.dirname, '../../src/cli/main.ts')
const BAD = '"><script>alert(1)</script>'

let world: World
let boss: Visitor
before(async () => {
  world = await createWorld({ now: new Date().toISOString(), retries: { limit: 20, delayS: 0, mostDelayS: 1 } })
  boss = visitor(world.app.request)
  await boss.signIn((await addAgentTo(world.app, { role: 'administrator', email: 'hooks@example.org' })).email)
})
after(() => world[Symbol.asyncDispose]())

test('an administrator keeps webhooks by page: secret once, list, pause, new secret, log, send again, end', async () => {
  await using receiver = await createListener('')
  const fields = { url: 'https://shop.example.org/in?a=<b>', events: 'parcel.updated', parcels: 'list' }
  const wrong = await boss.post('/desk/webhooks', { ...fields, url: 'http://10.0.0.1/', numbers: BAD })
  assert.equal(wrong.status, 422)
  const back = await wrong.text()
  assert.match(back, /role="alert"/)
  assert.ok(!back.includes('<script>alert') && back.includes('value="http://10.0.0.1/"'))
  // Only the command line may choose an address nearby, whatever is sent along.
  const near = { url: 'https://127.0.0.1/', isLocal: 'true', parcels: 'all' }
  assert.equal((await boss.post('/desk/webhooks', near)).status, 422)
  const made = await (await boss.post('/desk/webhooks', { ...fields, numbers: `${NUMBER}\n` })).text()
  const secret = /value="(whsec_[^"]+)"/.exec(made)?.[1] ?? assert.fail(made)
  const path = /href="(\/desk\/webhooks\/\d+)"/.exec(made)?.[1] ?? assert.fail(made)
  const read = async (address = path) => (await boss.get(address)).text()
  for (const page of [await read(), await read('/desk/webhooks')]) {
    assert.ok(page.includes('https://shop.example.org/in?a=%3Cb%3E') && !page.includes('whsec_'), page)
    assert.match(page, /1 parcel ·/)
  }
  await world.app.ctx.database.query('update webhook_endpoints set url = $1, is_local = true', [receiver.url])
  world.setNow(new Date(Date.now() + 1_000).toISOString())
  await world.feed([scan(ago(3))])
  await receiver.next(1)
  verified(secret, receiver.got[0])
  const id = String(receiver.got[0]?.headers['webhook-id'])
  const rotated = await (await boss.post(path, { do: 'rotate' })).text()
  assert.match(rotated, /good for 24 hours/)
  assert.equal((await boss.post(path, { do: 'resend', message: id })).status, 303)
  await receiver.next(2)
  verified(/value="(whsec_[^"]+)"/.exec(rotated)?.[1] ?? '', receiver.got[1])
  assert.equal((await boss.post(path, { do: 'resend', message: 'msg_none' })).status, 404)
  assert.ok((await read()).includes(id))
  assert.equal((await boss.post(path, { do: 'pause' })).status, 303)
  assert.match(await read(), /class="tag bad">paused</)
  assert.equal((await boss.post(path, { do: 'resume' })).status, 303)
  assert.match(await read(), /class="tag">active</)
  assert.equal((await boss.post(path, { do: 'numbers', add: 'hello' })).status, 422)
  assert.equal((await boss.post(path, { do: 'numbers', remove: NUMBER })).status, 303)
  assert.match(await read(), /0 parcels/)
  assert.match(await read(), /can’t be undone\.<\/p><button[^>]*value="remove"/)
  assert.equal((await boss.post(path, { do: 'remove' })).status, 303)
  assert.equal((await boss.get(path)).status, 404)
  assert.equal((await boss.get('/desk/webhooks/%00')).status, 404)
  assert.deepEqual(world.errors, [])
})

test('on the command line, which alone may choose an address nearby', { timeout: 120_000 }, async () => {
  const run = (...args: string[]) =>
    new Promise<{ code: number; out: string; err: string }>((resolve) => {
      const env = { ...process.env, DATABASE_URL: world.databaseUrl }
      execFile(process.execPath, [CLI, 'webhooks', ...args], { env }, (error, out, err) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
      )
    })
  await using receiver = await createListener('')
  const [near, added] = await Promise.all([
    run('add', receiver.url, '--all'),
    run('add', receiver.url, '--all', '--event', 'parcel.updated', '--local', '--json'),
  ])
  assert.equal(near.code, 2, near.out)
  assert.match(near.err, /url must begin with https/)
  assert.equal(added.code, 0, added.err)
  const { id, secret } = JSON.parse(added.out)
  world.app.ctx.jobs.expect()
  world.setNow(new Date(Date.now() + 2_000).toISOString())
  await world.feed([scan(ago(2))])
  await receiver.next(1)
  verified(secret, receiver.got[0])
  const message = String(receiver.got[0]?.headers['webhook-id'])
  const [list, log, resent] = await Promise.all([
    run('list'),
    run('log', String(id)),
    run('resend', String(id), message),
  ])
  assert.ok(list.out.includes(receiver.url) && !list.out.includes('whsec_'), list.out)
  assert.ok(log.out.includes(message), log.out + log.err)
  assert.equal(resent.code, 0, resent.err)
  await receiver.next(2)
  assert.equal(receiver.got[1]?.headers['webhook-id'], message)
  const [paused, rotated] = await Promise.all([run('pause', String(id)), run('rotate', String(id))])
  assert.match(paused.out, /is paused/)
  assert.match(rotated.out, /Secret: {2}whsec_/)
  const [removed, none] = await Promise.all([run('remove', String(id)), run('resume', '999')])
  assert.deepEqual([removed.code, none.code], [0, 3])
})
