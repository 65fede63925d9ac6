import { two } from '#domain/calendar/civil-day.ts'
import type { OfficeFacts, OfficeService } from '#domain/offices/office-facts.ts'
import type { Hours } from '#domain/opening-hours/opening-hours.ts'
import type { DirectoryOffice, OfficeDirectory } from '#services/ports/offices.ts'
import type { LocationService, LocationSpan, UspsLocation } from './location.ts'
import type { Locations } from './locations.ts'

const MOST_OFFICES = 50

/** USPS's locations as the directory of offices that services ask. */
export function createOfficeDirectory(locations: Locations): OfficeDirectory {
  return {
    async near(zip) {
      const result = await locations.search({ zip, limit: MOST_OFFICES })
      if (!result.ok) return result
      return { ok: true, offices: result.locations.flatMap((one) => officeOf(one) ?? []) }
    },
  }
}

/** Null for a machine, which has hours of its own at the address of an office, and for what has no ZIP Code. */
function officeOf(location: UspsLocation): DirectoryOffice | null {
  const { street, city, state, zip } = location.address
  if (location.kind === 'SELF_SERVICE_KIOSK' || zip === null) return null
  return {
    name: location.name,
    address: street ?? '',
    city: city ?? '',
    state: state ?? '',
    zip,
    facts: factsOf(location),
  }
}

function factsOf(location: UspsLocation): OfficeFacts {
  const { closure, parking } = location
  return {
    phone: location.phone,
    services: location.services.map(serviceOf),
    closed: closure?.isClosed ? { since: closure.since } : null,
    specialDays: location.specialHours.flatMap(specialDaysOf),
    timeZone: location.timeZone,
    parking: parking === 'LOT' ? 'lot' : parking === 'STREET' ? 'street' : null,
  }
}

/** A day that is said to be open, without hours, tells nothing. */
function specialDaysOf({ day, isOpen, spans }: UspsLocation['specialHours'][number]): OfficeFacts['specialDays'] {
  if (isOpen === false) return [{ day, opens: null, closes: null }]
  return spans.flatMap((span) => {
    const hours = clocksOf(span)
    return hours ? [{ day, ...hours }] : []
  })
}

/** `PICKUP_HOLD_MAIL` becomes `pickup-hold-mail`; days with the same hours are told together. */
function serviceOf({ service, hours }: LocationService): OfficeService {
  const spans = new Map<string, Hours & { days: Hours['days'][number][] }>()
  for (const { day, spans: ofDay } of hours) {
    for (const span of ofDay) {
      const clocks = clocksOf(span)
      if (!clocks) continue
      const key = `${clocks.opens} ${clocks.closes}`
      const known = spans.get(key)
      if (!known) spans.set(key, { days: [day], ...clocks })
      else if (!known.days.includes(day)) known.days.push(day)
    }
  }
  return { service: service.toLowerCase().replaceAll('_', '-'), hours: [...spans.values()] }
}

/** Both ends as `08:00`; null where one is missing, as for a last collection, or where they make no span. */
function clocksOf({ opens, closes }: LocationSpan): { opens: string; closes: string } | null {
  if (opens === null || closes === null || closes <= opens) return null
  return { opens: clock(opens), closes: clock(closes) }
}

function clock(minutes: number): string {
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
