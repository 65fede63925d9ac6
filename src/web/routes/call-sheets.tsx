import type { Hono, Context as HonoContext } from 'hono'
import { makeCallSheet } from '#services/call-sheets/make-call-sheet.ts'
import { officeOfParcel } from '#services/offices/office-of-parcel.ts'
import { type AskedParcel, parcelOfAddress, parcelOfForm } from '../asked-parcel.ts'
import { htmlPage } from '../html-page.ts'
import { makeReminder, reminderDays } from '../make-reminder.ts'
import { CallSheetPage } from '../pages/call-sheet.tsx'
import { noParcelPage } from '../pages/no-parcel.tsx'
import { callSheetPdf } from '../pdf/call-sheet-pdf.ts'
import type { Site } from '../site.ts'

/** The call sheet of a parcel and of a pasted history, as page and PDF, and the reminder that goes with a call. */
export function addCallSheets(app: Hono, site: Site): void {
  const { ctx, simulated } = site

  async function page(c: HonoContext, asked: AskedParcel) {
    const none = noParcelPage(c, asked.reading, simulated)
    if (none) return none
    const { reading, origin, answers } = asked
    const made = makeCallSheet(ctx, { reading, timeZone: answers.one('zone') })
    const office = await officeOfParcel(ctx, reading)
    const today = reminderDays(reading.nowMs).first
    return htmlPage(c, <CallSheetPage {...{ made, office, reading, origin, today, simulated }} />)
  }

  async function pdf(c: HonoContext, { reading, answers }: AskedParcel) {
    const none = noParcelPage(c, reading, simulated)
    if (none) return none
    const made = makeCallSheet(ctx, { reading, timeZone: answers.one('zone') })
    const name = ['call-sheet', reading.trackingNumber.replace(/[^0-9A-Z]/g, '')].filter(Boolean).join('-')
    return c.body(await callSheetPdf(made, await officeOfParcel(ctx, reading), reading.nowMs), 200, {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${name}.pdf"`,
    })
  }

  app.get('/track/:number/call-sheet', async (c) => page(c, await parcelOfAddress(ctx, c, c.req.param('number'))))
  app.get('/track/:number/call-sheet.pdf', async (c) => pdf(c, await parcelOfAddress(ctx, c, c.req.param('number'))))
  app.post('/read/call-sheet', async (c) => page(c, await parcelOfForm(ctx, c)))
  app.post('/read/call-sheet.pdf', async (c) => pdf(c, await parcelOfForm(ctx, c)))

  app.get('/track/:number/reminder.ics', async (c) => {
    const { reading, answers } = await parcelOfAddress(ctx, c, c.req.param('number'))
    const none = noParcelPage(c, reading, simulated)
    if (none) return none
    const { trackingNumber, printed } = reading
    const day = answers.one('day') ?? ''
    const file = makeReminder({ trackingNumber, printed, day, text: answers.one('text') ?? '', nowMs: ctx.clock() })
    return c.body(file, 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="reminder-${day}.ics"`,
    })
  })
}
