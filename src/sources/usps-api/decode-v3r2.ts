import { eventsIn, summariesIn } from './decode-v3.ts'
import type { UspsDetail } from './detail.ts'
import { dayIn, mailClassIn } from './facts.ts'
import { type Fields, fieldsOf, textIn, zipIn } from './fields.ts'
import { given } from './given.ts'

/** Reads a parcel as `POST /tracking/v3r2/tracking` and webhooks tell it. */
export function decodeV3r2(answer: Fields): UspsDetail {
  const expectation = fieldsOf(answer.deliveryDateExpectation) ?? {}
  return {
    trackingNumber: textIn(answer, 'trackingNumber'),
    facts: given({
      mailClass: mailClassIn(answer),
      mailedOn: dayIn(answer, 'mailingDate'),
      destinationZip: zipIn(answer, 'destinationZIPCode', 'destinationZIP') ?? undefined,
      expectedDay: dayIn(expectation, 'expectedDeliveryDate', 'predictedDeliveryDate', 'guaranteedDeliveryDate'),
      returnBy: dayIn(answer, 'returnDateNotice'),
    }),
    events: eventsIn(answer, true),
    summaries: summariesIn(answer),
  }
}
