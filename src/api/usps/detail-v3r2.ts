import type { ClientMode } from '#services/api-clients/add-client.ts'
import { summary } from './detail-v3.ts'
import { livePlace, liveTimes, specPlace, specTimes } from './wire-event.ts'
import { classCode, mailTypeCode, serviceNames, shownClass, statusCategory } from './wire-names.ts'
import type { WireEvent, WireParcel } from './wire-parcel.ts'

/** The nested body of v3r2; fields that are undefined do not travel. */
export function detailV3r2(parcel: WireParcel, mode: ClientMode): Record<string, unknown> {
  const flag = (value: boolean) => (mode === 'live' ? String(value) : value)
  const { origin, destination, events } = parcel
  const [newest] = events
  return {
    trackingNumber: parcel.trackingNumber,
    status: newest.wording,
    statusCategory: statusCategory(parcel, mode),
    statusSummary: summary(newest),
    mailClass: shownClass(parcel, mode),
    mailClassCode: classCode(parcel),
    mailType: mailTypeCode(parcel),
    mailingDate: parcel.mailedOn,
    serviceTypeCode: parcel.serviceTypeCode ?? undefined,
    services: serviceNames(parcel, mode),
    kahalaIndicator: flag(false),
    uniqueTrackingID: parcel.pieceId,
    originCity: origin.city,
    originState: origin.state,
    originZIPCode: fiveDigits(origin.zip),
    originCountry: origin.country ?? (origin.city ? 'US' : undefined),
    destinationCity: destination.city,
    destinationState: destination.state,
    destinationZIPCode: fiveDigits(destination.zip),
    destinationCountry: destination.country ?? (destination.city ? 'US' : undefined),
    deliveryDateExpectation: parcel.expectedDay ? { expectedDeliveryDate: parcel.expectedDay } : {},
    servicesEligibility: {
      proofOfDeliveryEnabled: flag(false),
      RREEnabled: flag(false),
      trackingProofOfDeliveryEnabled: flag(false),
    },
    trackingEvents: events.map((event) => (mode === 'live' ? liveEvent(event) : specEvent(event))),
  }
}

function liveEvent({ scan, code, wording }: WireEvent): Record<string, unknown> {
  const place = livePlace(scan.place)
  return {
    eventType: wording,
    eventCode: code,
    ...liveTimes(scan, code),
    eventCity: place.city,
    eventState: place.state,
    eventZIPCode: fiveDigits(place.zip ?? undefined) ?? null,
    eventCountry: place.country,
    firm: null,
    recipientName: null,
  }
}

function specEvent({ scan, code, wording }: WireEvent): Record<string, unknown> {
  const place = specPlace(scan.place)
  return {
    eventType: wording,
    eventCode: code ?? undefined,
    ...specTimes(scan, (day) => day),
    eventCity: place.city ?? undefined,
    eventState: place.state ?? undefined,
    eventZIPCode: fiveDigits(place.zip ?? undefined),
    eventCountry: place.country ?? undefined,
  }
}

function fiveDigits(zip: string | undefined): string | undefined {
  return /^\d{5}/.exec(zip ?? '')?.[0]
}
