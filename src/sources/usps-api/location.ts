import { WEEKDAYS, type Weekday } from '#domain/opening-hours/opening-hours.ts'
import { dayIn } from './facts.ts'
import { type Fields, fieldsOf, flagIn, listIn, numberIn, objectsIn, textIn, zipIn } from './fields.ts'

/** A span of opening in minutes after midnight; one end is missing where USPS names none (a last collection). */
export type LocationSpan = { opens: number | null; closes: number | null }

/** What a location offers; `service` as USPS names it, `RETAIL`, `PICKUP_NOTICE_LEFT_MAIL`. */
export type LocationService = {
  service: string
  hours: { day: Weekday; spans: LocationSpan[] }[]
  mailClasses: string[]
}

/** A Post Office as USPS tells of it today. What USPS left out is null or empty: nothing is concluded. */
export type UspsLocation = {
  id: string | null
  name: string
  /** `POST_OFFICE`, `CONTRACT_POSTAL_UNIT`, `VILLAGE_POST_OFFICE`, `SELF_SERVICE_KIOSK`, or another. */
  kind: string | null
  address: {
    street: string | null
    secondary: string | null
    city: string | null
    state: string | null
    zip: string | null
    zip4: string | null
    urbanization: string | null
  }
  position: { lat: number; lon: number } | null
  distanceMiles: number | null
  /** Ten digits. */
  phone: string | null
  fax: string | null
  services: LocationService[]
  closure: { isClosed: boolean; since: string | null } | null
  specialHours: { day: string; isOpen: boolean | null; spans: LocationSpan[] }[]
  parking: string | null
  passports: { phone: string | null; photoDollars: number | null; byAppointment: boolean | null } | null
  /** As it came where it names a zone; `DSTObserved` is not read: it is wrong. */
  timeZone: string | null
}

/** Reads a location; null where it has no name. */
export function decodeLocation(value: unknown): UspsLocation | null {
  const fields = fieldsOf(value)
  const name = fields ? textIn(fields, 'facilityName', 'name') : null
  if (!fields || name === null) return null
  const phones: Fields = fieldsOf(fields.phoneNumbers) ?? {}
  return {
    id: textIn(fields, 'facilityID', 'facilityId'),
    name: name.slice(0, 160),
    kind:
      textIn(fields, 'postOfficeType')
        ?.toUpperCase()
        .replace(/[-\s]+/g, '_') ?? null,
    address: addressIn(fieldsOf(fields.facilityAddress) ?? {}),
    position: positionIn(fieldsOf(fields.geoCoordinates) ?? {}),
    distanceMiles: numberIn(fields, 'distance'),
    phone: phoneIn(phones, 'phone'),
    fax: phoneIn(phones, 'fax'),
    services: objectsIn(fields, 'services').flatMap((one) => serviceIn(one) ?? []),
    closure: closureIn(fields),
    specialHours: objectsIn(fields, 'specialHours').flatMap((one) => specialIn(one) ?? []),
    parking: textIn(fields, 'parking')?.toUpperCase() ?? null,
    passports: passportsIn(fieldsOf(fields.passports)),
    timeZone: zoneIn(fields),
  }
}

/** Minutes after midnight of `0800`, `800`, `08:00` or `08:00:00`; null for anything else. */
export function minutesOf(text: string | null): number | null {
  const match = /^(\d{1,2}):?(\d{2})(?::?\d{2})?$/.exec(text ?? '')
  if (!match) return null
  const minutes = Number(match[1]) * 60 + Number(match[2])
  return Number(match[2]) < 60 && minutes <= 24 * 60 ? minutes : null
}

function addressIn(fields: Fields): UspsLocation['address'] {
  return {
    street: textIn(fields, 'streetAddress'),
    secondary: textIn(fields, 'secondaryAddress'),
    city: textIn(fields, 'city'),
    state: textIn(fields, 'state')?.toUpperCase() ?? null,
    zip: zipIn(fields, 'ZIPCode'),
    zip4: /^\d{1,4}$/.exec(textIn(fields, 'ZIPPlus4') ?? '')?.[0].padStart(4, '0') ?? null,
    urbanization: textIn(fields, 'urbanization'),
  }
}

function positionIn(fields: Fields): UspsLocation['position'] {
  const lat = numberIn(fields, 'latitude')
  const lon = numberIn(fields, 'longitude')
  // Zero and zero is the sea off Africa: nobody filled it in.
  if (lat === null || lon === null || Math.abs(lat) > 90 || Math.abs(lon) > 180 || (lat === 0 && lon === 0)) return null
  return { lat, lon }
}

function phoneIn(fields: Fields, name: string): string | null {
  const digits = (textIn(fields, name) ?? '').replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '')
  return /^[2-9]\d{9}$/.test(digits) ? digits : null
}

function serviceIn(fields: Fields): LocationService | null {
  const service = textIn(fields, 'service')
  if (service === null) return null
  return {
    // Requests write hyphens where answers write underscores.
    service: service
      .toUpperCase()
      .replace(/[-\s]+/g, '_')
      .slice(0, 60),
    hours: objectsIn(fields, 'hours').flatMap((one) => hoursIn(one) ?? []),
    mailClasses: listIn(fieldsOf(fields.additionalInformation) ?? {}, 'mailClasses').filter(
      (one) => typeof one === 'string',
    ),
  }
}

function hoursIn(fields: Fields): LocationService['hours'][number] | null {
  const name = textIn(fields, 'dayOfWeek')?.toLowerCase() ?? ''
  const day = WEEKDAYS.find((one) => name.length >= 3 && one.startsWith(name.slice(0, 3)))
  const spans = spansIn(fields)
  return day && spans.length > 0 ? { day, spans } : null
}

/** Times stand in a list, or beside the day itself. */
function spansIn(fields: Fields): LocationSpan[] {
  const listed = objectsIn(fields, 'times')
  return (listed.length > 0 ? listed : [fields]).flatMap((one) => {
    const opens = minutesOf(textIn(one, 'openTime'))
    const closes = minutesOf(textIn(one, 'closeTime'))
    return opens === null && closes === null ? [] : { opens, closes }
  })
}

function closureIn(fields: Fields): UspsLocation['closure'] {
  const isClosed = flagIn(fields, 'temporaryClosure')
  return isClosed === null ? null : { isClosed, since: dayIn(fields, 'temporaryClosureDate') ?? null }
}

function specialIn(fields: Fields): UspsLocation['specialHours'][number] | null {
  const day = dayIn(fields, 'date')
  return day ? { day, isOpen: flagIn(fields, 'open'), spans: spansIn(fields) } : null
}

function passportsIn(fields: Fields | null): UspsLocation['passports'] {
  if (!fields) return null
  return {
    phone: phoneIn(fields, 'phone'),
    photoDollars: numberIn(fields, 'photoCost'),
    byAppointment: flagIn(fields, 'appointmentRequired'),
  }
}

function zoneIn(fields: Fields): string | null {
  const zone = textIn(fields, 'timeZone')
  if (zone === null || zone.length > 40) return null
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return zone
  } catch {
    return null
  }
}
