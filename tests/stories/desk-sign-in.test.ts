import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { addAgent } from '#services/agents/add-agent.ts'
import { accessibilityProblems, isTooWide, noBrowser, openBrowser } from '../browser.ts'
import { addAgentTo, PASSWORD } from '../desk-visitor.ts'
import { totp } from '../totp.ts'
import { createWorld, type World } from '../world.ts'

const KB = 1024

let browser: Awaited<ReturnType<typeof openBrowser>>
let world: World
let url: string
before(async () => {
  if (noBrowser) return
  browser = await openBrowser()
  world = await createWorld()
  url = await world.listen()
})
after(async () => {
  await world?.[Symbol.asyncDispose]()
  await browser?.[Symbol.asyncDispose]()
})

async function signIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with JavaScript' : 'without JavaScript'
  test(`somebody is let in, chooses a password, sets the second step up and signs in with it, ${how}`, {
    skip: noBrowser,
    timeout: 240_000,
  }, async () => {
    const who = javaScriptEnabled ? 'pia' : 'tom'
    const boss = await addAgentTo(world.app, { role: 'administrator', email: `boss-of-${who}@example.org` })
    const theirs = await browser.page({ javaScriptEnabled })
    await theirs.goto(`${url}/desk/agents`)
    await signIn(theirs, boss.email)
    await theirs.getByRole('heading', { name: 'Agents', exact: true }).waitFor()
    const form = theirs.locator('form', { has: theirs.getByRole('button', { name: 'Add agent' }) })
    await form.getByLabel('Email').fill(`${who}@example.org`)
    await form.getByLabel('Name').fill(who)
    await form.getByLabel('Role').selectOption('lead')
    await form.getByRole('button', { name: 'Add agent' }).click()
    const link = await theirs.getByLabel('Link').inputValue()
    assert.ok(link.startsWith(`${url}/desk/welcome?`), link)

    const page = await browser.page({ javaScriptEnabled })
    await page.goto(link)
    await page.getByLabel('New password').fill('four wide rivers bend')
    await page.getByRole('button', { name: 'Keep it and go on' }).click()
    await page.getByRole('heading', { name: 'Mine' }).waitFor()
    await page.getByRole('link', { name: who }).click()
    const step = page.locator('form', { has: page.getByRole('button', { name: 'Set it up' }) })
    await step.getByLabel('Present password').fill('four wide rivers bend')
    await step.getByRole('button', { name: 'Set it up' }).click()
    const secret = (await page.locator('b.digits').textContent()) ?? ''
    assert.ok(await page.getByRole('img', { name: /code to scan/i }).isVisible())
    assert.deepEqual(javaScriptEnabled ? await accessibilityProblems(page) : [], [])
    await page.getByLabel(/Six digits/).fill(totp(secret))
    await page.getByRole('button', { name: 'Turn it on' }).click()
    await page.getByRole('heading', { name: 'The second step is on' }).waitFor()
    assert.equal(await page.locator('.codes li').count(), 10)
    await page.getByRole('link', { name: 'I have kept them' }).click()
    await page.getByRole('button', { name: 'Sign out', exact: true }).click()

    await signIn(page, `${who}@example.org`, 'four wide rivers bend')
    await page.getByLabel(/Six digits/).fill(totp(secret))
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByRole('heading', { name: 'Mine' }).waitFor()
    assert.equal(await page.getByRole('link', { name: 'Agents' }).count(), 0, 'a lead manages no agents')
  })
}

test('signing in by keyboard alone', { skip: noBrowser, timeout: 120_000 }, async () => {
  const { email } = await addAgentTo(world.app, { email: 'keys@example.org' })
  const page = await browser.page()
  await page.goto(`${url}/desk`)
  await page.keyboard.type(email)
  await page.keyboard.press('Tab')
  await page.keyboard.type('not the right password')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').waitFor()
  assert.equal(await page.getByLabel('Email').inputValue(), email, 'the email is still there')
  assert.equal(await page.getByLabel('Password').inputValue(), '', 'the password is not')
  await page.keyboard.type(PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Mine' }).waitFor()
})

test('every page of accounts can be read by everybody, within the budgets of the desk', {
  skip: noBrowser,
  timeout: 240_000,
}, async () => {
  const boss = await addAgentTo(world.app, { role: 'administrator', email: 'axe@example.org' })
  const { agent, oneTimePassword } = await addAgent(
    world.app.ctx,
    { email: 'fresh@example.org', name: 'Fay Fresh', role: 'agent' },
    { kind: 'system' },
  )
  for (const [width, colorScheme] of [
    [320, 'light'],
    [1280, 'dark'],
  ] as const) {
    const page = await browser.page({ viewport: { width, height: 800 }, colorScheme })
    // By address: a file that the next page takes from the browser's cache is loaded once.
    const loaded = { js: new Map<string, number>(), css: new Map<string, number>() }
    page.on('response', async (response) => {
      const type = response.headers()['content-type'] ?? ''
      const files = type.includes('javascript') ? loaded.js : type.includes('css') ? loaded.css : null
      files?.set(response.url(), gzipSync(await response.body()).length)
    })
    const sum = (files: Map<string, number>) => files.values().reduce((all, size) => all + size, 0)
    const check = async (what: string) => {
      assert.deepEqual(
        await accessibilityProblems(page, width < 1000 ? 'whole' : 'other-form'),
        [],
        `${what} at ${width}`,
      )
      assert.equal(await isTooWide(page), false, `${what} is wider than ${width}`)
    }
    await page.goto(`${url}/desk/sign-in`)
    await check('sign-in')
    await signIn(page, boss.email, 'not the right password')
    await page.getByRole('alert').waitFor()
    await check('refused sign-in')
    await page.goto(`${url}/desk/sign-in/code`)
    await check('code')
    await page.goto(`${url}/desk/welcome?who=x&given=y`)
    await check('welcome')
    await page.goto(`${url}/desk/sign-in`)
    await signIn(page, agent.email, oneTimePassword)
    await page.getByRole('heading', { name: 'Choose your password' }).waitFor()
    await check('new password')
    await page.getByRole('button', { name: 'Sign out', exact: true }).click()
    await signIn(page, boss.email)
    await page.getByRole('heading', { name: 'Mine' }).waitFor()
    for (const path of [
      '/desk',
      '/desk/account',
      '/desk/account?saved=password',
      '/desk/agents',
      '/desk/keys',
      '/desk/webhooks',
      '/desk/reports',
      '/desk/x',
    ]) {
      await page.goto(url + path)
      for (const summary of await page.locator('summary').all()) await summary.click()
      await check(path)
    }
    const [js, css] = [sum(loaded.js), sum(loaded.css)]
    assert.ok(js > 0 && js <= 60 * KB, `${js} bytes of JavaScript`)
    assert.ok(css > 0 && css <= 40 * KB, `${css} bytes of CSS`)
  }
  assert.deepEqual(browser.problems, [])
  assert.deepEqual(world.errors, [])
})
