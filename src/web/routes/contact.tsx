import type { Hono } from 'hono'
import { zoneOfParcel } from '#services/call-sheets/zone-of-parcel.ts'
import { listChannels } from '#services/channels/list-channels.ts'
import { ServiceError } from '#services/errors.ts'
import { findParcel } from '#services/parcels/find-parcel.ts'
import { queryAnswers } from '../answers.ts'
import { htmlPage } from '../html-page.ts'
import { ContactPage } from '../pages/contact.tsx'
import type { Site } from '../site.ts'

/** `/contact`: how to reach USPS, for anybody and for one parcel. */
export function addContact(app: Hono, { ctx, simulated }: Site): void {
  app.get('/contact', async (c) => {
    const answers = queryAnswers(c)
    const number = answers.one('number')
    const reading = number ? await findParcel(ctx, { number }) : null
    const ofPlace = reading ? zoneOfParcel(ctx, reading) : undefined
    try {
      const listed = listChannels(ctx, { timeZone: answers.one('zone') ?? ofPlace })
      return htmlPage(c, <ContactPage listed={listed} simulated={simulated} reading={reading} />)
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error
      const listed = listChannels(ctx, { timeZone: ofPlace })
      const problem = 'We do not know that time zone. Choose one from the list.'
      return htmlPage(c, <ContactPage listed={listed} simulated={simulated} reading={reading} problem={problem} />, 422)
    }
  })
}
