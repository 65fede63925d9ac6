import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listComments } from '#services/help/list-comments.ts'
import { moderateComment } from '#services/help/moderate-comment.ts'
import { countVotes } from '#store/help-votes.ts'
import { noBrowser, openBrowser } from '../browser.ts'
import { helpFolder } from '../help-folder.ts'
import { createWorld } from '../world.ts'

const TEXT = 'On the phone they opened a service request.\nIt came two days later.'

for (const javaScriptEnabled of [true, false]) {
  test(`search with a typing error, read, vote, comment, and see it once it is approved, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, {
    skip: noBrowser,
    timeout: 60_000,
  }, async () => {
    using folder = helpFolder()
    await using world = await createWorld({ now: '2026-11-24T12:00:00Z', knowledgeFolder: folder.path })
    await using browser = await openBrowser()
    const url = await world.listen()
    const page = await browser.page({ javaScriptEnabled, viewport: { width: 360, height: 740 } })
    await page.goto(url)
    await page.getByRole('navigation').getByRole('link', { name: 'Help' }).click()
    await page.getByLabel('What is it about?').fill('parcl not movd')
    await page.getByRole('button', { name: 'Search' }).click()
    await page.getByRole('link', { name: 'My parcel has not moved for days' }).click()
    await page.getByRole('heading', { level: 1, name: 'My parcel has not moved for days' }).waitFor()
    await page.getByText('After 5 postal days without a scan').waitFor()

    await page.getByRole('button', { name: 'Yes' }).click()
    await page.getByText('Thank you. We are glad.').waitFor()
    await page.reload()
    assert.deepEqual(await countVotes(world.app.ctx.database, 'no-updates'), { helpful: 1, all: 1 })

    await page.getByLabel('Your name').fill('Robin')
    await page.getByLabel('Your email address').fill('robin@example.com')
    await page.getByRole('textbox', { name: 'Your comment' }).fill(TEXT)
    await page.getByRole('button', { name: 'Send the comment' }).click()
    await page.getByRole('alert').getByText('That was very quick').waitFor()
    assert.equal(await page.getByRole('textbox', { name: 'Your comment' }).inputValue(), TEXT)
    world.setNow('2026-11-24T12:01:00Z')
    await page.getByRole('button', { name: 'Send the comment' }).click()
    await page.getByText('Your comment is shown as soon as somebody has read it.').waitFor()

    const article = `${url}/help/no-updates`
    const isShown = async () => (await (await fetch(article)).text()).includes('service request')
    assert.equal(await isShown(), false)
    const { ctx } = world.app
    const [waiting] = await listComments(ctx, { state: 'pending' })
    assert.deepEqual([waiting?.name, waiting?.email, waiting?.text], ['Robin', 'robin@example.com', TEXT])
    await moderateComment(ctx, { id: waiting?.id ?? 0, decision: 'approve' })
    await page.goto(article)
    await page.getByText('On the phone they opened a service request.').waitFor()
    assert.equal((await page.content()).includes('robin@example.com'), false)

    await moderateComment(ctx, { id: waiting?.id ?? 0, decision: 'reject' })
    assert.equal(await isShown(), false)
    await moderateComment(ctx, { id: waiting?.id ?? 0, decision: 'remove' })
    assert.deepEqual((await ctx.database.query('select * from help_comments')).rows, [])
    assert.deepEqual(await page.context().cookies(), [])
    assert.deepEqual(browser.problems, [])
  })
}

test('a question without an answer leads on', { skip: noBrowser, timeout: 60_000 }, async () => {
  using folder = helpFolder()
  await using world = await createWorld({ knowledgeFolder: folder.path })
  await using browser = await openBrowser()
  const page = await browser.page({ javaScriptEnabled: false })
  await page.goto(`${await world.listen()}/help?q=qqqzzz`)
  await page.getByRole('heading', { name: 'We found nothing for “qqqzzz”' }).waitFor()
  assert.equal(await page.getByLabel('What is it about?').inputValue(), 'qqqzzz')
  await page.getByLabel('What is it about?').fill('where is 9234 6912 3456 7800 0001 71')
  await page.getByRole('button', { name: 'Search' }).click()
  await page.getByRole('link', { name: '9234 6912 3456 7800 0001 71' }).click()
  await page.waitForURL('**/track/9234691234567800000171')
})
