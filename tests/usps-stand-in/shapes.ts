/** A parcel that the stand-in knows, told in either shape. Types drift as in live answers: texts for truths, markup. */
export type StandInParcel = {
  trackingNumber: string
  /** Newest first. */
  events: StandInEvent[]
  mailClass?: string
  destinationZip?: string
  expectedDay?: string
  returnBy?: string
}

export type StandInEvent = {
  code: string
  type: string
  /** Local, `2026-11-20T03:14:00`. */
  at: string
  /** `-06:00`; left out where nothing is known of GMT. */
  offset?: string
  city?: string | null
  state?: string | null
  zip?: string | null
  country?: string | null
  recipient?: string
}

/** As `GET /tracking/v3/tracking/{n}?expand=DETAIL` answers. */
export function v3Detail(parcel: StandInParcel): Record<string, unknown> {
  const newest = parcel.events[0]
  return {
    trackingNumber: parcel.trackingNumber,
    destinationZIP: parcel.destinationZip,
    emailEnabled: 'true',
    expectedDeliveryTimeStamp: parcel.expectedDay ? `${parcel.expectedDay}T00:00:00` : undefined,
    returnDateNotice: parcel.returnBy,
    mailClass: parcel.mailClass ?? 'USPS Ground Advantage<SUP>&#153;</SUP>',
    mailType: 'DM',
    services: ['USPS Tracking<SUP>&#174;</SUP>'],
    serviceTypeCode: '346',
    status: newest?.type,
    statusCategory: 'Moving Through Network',
    trackingEvents: parcel.events.map((event) => ({
      eventType: event.type,
      eventTimestamp: event.at,
      ...gmt(event),
      eventCountry: event.country ?? null,
      eventCity: event.city ?? null,
      eventState: event.state ?? null,
      eventZIP: event.zip ?? null,
      firm: null,
      name: event.recipient ?? null,
      authorizedAgent: 'false',
      eventCode: event.code,
      additionalProp: null,
    })),
  }
}

/** As `POST /tracking/v3r2/tracking` and webhooks tell a parcel. */
export function v3r2Detail(parcel: StandInParcel): Record<string, unknown> {
  const newest = parcel.events[0]
  return {
    trackingNumber: parcel.trackingNumber,
    destinationZIPCode: parcel.destinationZip,
    mailClass: parcel.mailClass ?? 'USPS Ground Advantage<SUP>&#153;</SUP>',
    mailType: 'DM',
    services: ['USPS Tracking<SUP>&#174;</SUP>'],
    serviceTypeCode: '346',
    status: newest?.type,
    statusCategory: 'Moving Through Network',
    deliveryDateExpectation: { expectedDeliveryDate: parcel.expectedDay },
    servicesEligibility: { proofOfDeliveryEnabled: true, RREEnabled: true, trackingProofOfDeliveryEnabled: true },
    trackingEvents: parcel.events.map((event) => ({
      eventType: event.type,
      eventTimestamp: event.offset ? `${event.at}${event.offset}` : event.at,
      ...gmt(event),
      eventCountry: event.country ?? 'US',
      eventCity: event.city ?? undefined,
      eventState: event.state ?? undefined,
      eventZIPCode: event.zip ?? undefined,
      eventCode: event.code,
      recipientName: event.recipient,
    })),
  }
}

/** GMT as USPS writes it: the local date beside the time in UTC, wrong across midnight, with seconds. */
function gmt(event: StandInEvent): Record<string, string> {
  if (!event.offset) return {}
  const utc = new Date(Date.parse(`${event.at}${event.offset}`)).toISOString()
  return { GMTTimestamp: `${event.at.slice(0, 10)}T${utc.slice(11, 17)}21Z`, GMTOffset: event.offset }
}
