import type { ClientMode } from '#services/api-clients/add-client.ts'
import { eventSummaryWords, statusSummaryWords } from '#words/en/index.ts'
import { livePlace, liveTimes, specPlace, specTimes } from './wire-event.ts'
import {
  documentedClass,
  documentedMailType,
  mailTypeCode,
  serviceNames,
  shownClass,
  statusCategory,
} from './wire-names.ts'
import type { WireEvent, WireParcel } from './wire-parcel.ts'

/** The flat body of `expand=DETAIL`; fields that are undefined do not travel. */
export function detailV3(parcel: WireParcel, mode: ClientMode): Record<string, unknown> {
  const isLive = mode === 'live'
  const flag = (value: boolean) => (isLive ? String(value) : value)
  const { origin, destination, events, expectedDay } = parcel
  const [newest] = events
  return {
    trackingNumber: parcel.trackingNumber,
    status: newest.wording,
    statusCategory: statusCategory(parcel, mode),
    statusSummary: summary(newest),
    mailClass: isLive ? shownClass(parcel, mode) : documentedClass(parcel),
    mailType: isLive ? mailTypeCode(parcel) : documentedMailType(parcel),
    serviceTypeCode: parcel.serviceTypeCode ?? undefined,
    services: serviceNames(parcel, mode),
    originCity: origin.city,
    originState: origin.state,
    originZIP: origin.zip,
    originCountry: origin.country,
    destinationCity: destination.city,
    destinationState: destination.state,
    destinationZIP: destination.zip,
    destinationCountryCode: destination.country,
    expectedDeliveryTimeStamp: expectedDay ? `${expectedDay}T00:00:00` : undefined,
    returnDateNotice: parcel.returnBy ?? undefined,
    mailPieceIntakeDate: isLive ? `${parcel.intakeAt.replace('T', ' ')}.000000` : parcel.intakeAt,
    [isLive ? 'uniqueMailPieceID' : 'uniqueMailPieceId']: parcel.pieceId,
    tableCode: 'T',
    emailEnabled: flag(!parcel.isEnded),
    kahalaIndicator: flag(false),
    proofOfDeliveryEnabled: flag(false),
    restoreEnabled: flag(false),
    [isLive ? 'RRAMEnabled' : 'RRAMenabled']: flag(false),
    RREEnabled: flag(false),
    redeliveryEnabled: flag(parcel.phase === 'delivery-attempted'),
    trackingEvents: events.map((event) => (isLive ? liveEvent(event) : specEvent(event))),
    ...said(parcel),
  }
}

/** The body of `expand=SUMMARY`: texts for people. */
export function summaryV3(parcel: WireParcel): Record<string, unknown> {
  const [newest, ...others] = parcel.events
  return {
    trackingNumber: parcel.trackingNumber,
    expectedDeliveryDate: parcel.expectedDay ?? undefined,
    eventSummaries: [summary(newest), ...others.map((event) => eventSummaryWords(statusEvent(event)))],
    ...said(parcel),
  }
}

/** The sentence about the newest event. */
export function summary(event: WireEvent): string {
  return statusSummaryWords(statusEvent(event))
}

/** Further fields are allowed in v3: one says that nothing of this is real mail. */
function said({ isSimulated }: WireParcel): Record<string, unknown> {
  return isSimulated ? { simulated: true } : {}
}

function statusEvent({ scan, wording, phase }: WireEvent) {
  return { wording, phase, when: scan, place: scan.place }
}

function liveEvent({ scan, code, wording }: WireEvent): Record<string, unknown> {
  const place = livePlace(scan.place)
  return {
    eventType: wording,
    ...liveTimes(scan, code),
    eventCountry: place.country,
    eventCity: place.city,
    eventState: place.state,
    eventZIP: place.zip,
    firm: null,
    name: null,
    authorizedAgent: 'false',
    eventCode: code,
    additionalProp: null,
  }
}

function specEvent({ scan, code, wording }: WireEvent): Record<string, unknown> {
  const place = specPlace(scan.place)
  return {
    eventType: wording,
    ...specTimes(scan, (day) => `${day}T00:00:00`),
    eventCountry: place.country ?? undefined,
    eventCity: place.city ?? undefined,
    eventState: place.state ?? undefined,
    eventZIP: place.zip ?? undefined,
    authorizedAgent: false,
    eventCode: code ?? undefined,
  }
}
