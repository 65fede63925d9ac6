import { decodeEvent } from './decode-event.ts'
import type { UspsDetail } from './detail.ts'
import { dayIn, mailClassIn } from './facts.ts'
import { type Fields, fieldsOf, listIn, objectsIn, textIn, zipIn } from './fields.ts'
import { given } from './given.ts'
import { plainText } from './plain-text.ts'

/**
 * Reads an answer of `GET /tracking/v3/tracking/{n}`: DETAIL, SUMMARY, or the older `TrackResults`.
 * `mailPieceIntakeDate` is not the mailing day: in recorded answers it is when the label's data came, days before
 * USPS had the parcel.
 */
export function decodeV3(answer: Fields): UspsDetail {
  const older = fieldsOf(fieldsOf(answer.TrackResults)?.TrackInfo) ?? firstOf(fieldsOf(answer.TrackResults)?.TrackInfo)
  if (older) return decodeTrackInfo(older)
  return {
    trackingNumber: textIn(answer, 'trackingNumber'),
    facts: given({
      mailClass: mailClassIn(answer),
      destinationZip: zipIn(answer, 'destinationZIP', 'destinationZIPCode') ?? undefined,
      expectedDay: dayIn(
        answer,
        'expectedDeliveryTimeStamp',
        'expectedDeliveryDate',
        'predictedDeliveryDate',
        'predictedDeliveryTimeStamp',
        'guaranteedDeliveryTimeStamp',
        'guaranteedDeliveryDate',
      ),
      returnBy: dayIn(answer, 'returnDateNotice'),
    }),
    events: eventsIn(answer, false),
    summaries: summariesIn(answer),
  }
}

/** The events of an answer; things in the list that are no objects are none. */
export function eventsIn(answer: Fields, hasZone: boolean): UspsDetail['events'] {
  return objectsIn(answer, 'trackingEvents').map((event) => decodeEvent(event, { hasZone }))
}

/** Sentences about events, for answers without any. */
export function summariesIn(answer: Fields): string[] {
  const listed = listIn(answer, 'eventSummaries').flatMap(textOf)
  return listed.length > 0 ? listed : textOf(answer.statusSummary)
}

function decodeTrackInfo(info: Fields): UspsDetail {
  return {
    trackingNumber: textIn(info, '@ID', 'ID'),
    facts: {},
    events: [],
    summaries: [...listIn(info, 'TrackSummary'), ...listIn(info, 'TrackDetail')].flatMap(textOf),
  }
}

function firstOf(value: unknown): Fields | null {
  return Array.isArray(value) ? fieldsOf(value[0]) : null
}

function textOf(value: unknown): string[] {
  const text = typeof value === 'string' ? plainText(value) : ''
  return text === '' ? [] : [text]
}
