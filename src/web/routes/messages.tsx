import type { Hono, Context as HonoContext } from 'hono'
import { makeCallSheet } from '#services/call-sheets/make-call-sheet.ts'
import { listChannels } from '#services/channels/list-channels.ts'
import { DONE, RECEIVERS } from '#words/en/index.ts'
import { type AskedParcel, parcelOfAddress, parcelOfForm } from '../asked-parcel.ts'
import { htmlPage } from '../html-page.ts'
import { MessagePage } from '../pages/message.tsx'
import { noParcelPage } from '../pages/no-parcel.tsx'
import type { Site } from '../site.ts'

/** A message about a parcel, or about a pasted history. */
export function addMessages(app: Hono, { ctx, simulated }: Site): void {
  async function page(c: HonoContext, { reading, origin, answers }: AskedParcel) {
    const none = noParcelPage(c, reading, simulated)
    if (none) return none
    const { sheet } = makeCallSheet(ctx, { reading })
    const role = sheet.role ?? 'recipient'
    const to = RECEIVERS.find((one) => one === answers.one('to'))
    const form = listChannels(ctx).channels.find((one) => one.channel === 'help-request')
    const helpRequestedOn = answers.one('helpRequestedOn') ?? ''
    const isDone = (one: string) =>
      answers.all('done').includes(one) || (one === 'help-request' && helpRequestedOn !== '')
    const chosen = {
      // Nobody writes to himself.
      to: to === undefined || (to === 'sender' && role === 'sender') ? ('usps' as const) : to,
      role,
      report: answers.one('report') ?? '',
      done: DONE.filter((one) => isDone(one) && one !== (role === 'sender' ? 'asked-sender' : 'asked-recipient')),
      helpRequestedOn,
      wish: reading.meaning?.circumstances.told.wish,
    }
    return htmlPage(
      c,
      <MessagePage
        sheet={sheet}
        origin={origin}
        chosen={chosen}
        formUrl={form?.url ?? null}
        simulated={simulated || reading.source.simulated}
      />,
    )
  }

  app.get('/track/:number/message', async (c) => page(c, await parcelOfAddress(ctx, c, c.req.param('number'))))
  app.post('/read/message', async (c) => page(c, await parcelOfForm(ctx, c)))
}
