import type { OfficeFacts } from '#domain/offices/office-facts.ts'
import { WEEKDAYS } from '#domain/opening-hours/opening-hours.ts'
import type { ClientMode } from '#services/api-clients/add-client.ts'
import type { FoundOffice } from '#services/offices/offices-answer.ts'

const KM_PER_MILE = 1.609344

export function milesOf(km: number): number {
  return km / KM_PER_MILE
}

/** An office as it travels. What nobody told us is left out; a position only where it is that of its street. */
export function locationBody(found: FoundOffice, postOfficeType: string, mode: ClientMode): object {
  const { office, distanceKm, told } = found
  const { position } = office
  const facts = told?.facts
  return {
    facilityName: office.name,
    facilityAddress: {
      streetAddress: office.address || undefined,
      city: office.city,
      state: office.state,
      ZIPCode: office.zip,
      ZIPPlus4: office.zip4 || undefined,
    },
    [mode === 'live' ? 'facilityId' : 'facilityID']: office.id,
    geoCoordinates: position?.method === 'street' ? { latitude: position.lat, longitude: position.lon } : undefined,
    postOfficeType,
    distance: distanceKm === null ? undefined : Math.round(milesOf(distanceKm) * 10) / 10,
    timeZone: facts?.timeZone || office.timeZone || undefined,
    ...(facts ? factsBody(facts, mode) : {}),
  }
}

function factsBody(facts: OfficeFacts, mode: ClientMode): object {
  const time = (text: string) => (mode === 'live' ? `${text}:00` : text.replace(':', ''))
  return {
    phoneNumbers: facts.phone ? { phone: facts.phone } : undefined,
    parking: facts.parking?.toUpperCase(),
    temporaryClosure: facts.closed !== null,
    temporaryClosureDate: facts.closed?.since ?? undefined,
    services: facts.services.map(({ service, hours }) => ({
      service: service.toUpperCase().replaceAll('-', '_'),
      hours: WEEKDAYS.flatMap((day) => {
        const times = hours
          .filter(({ days }) => days.includes(day))
          .map(({ opens, closes }) => ({ openTime: time(opens), closeTime: time(closes) }))
        return times.length > 0 ? [{ dayOfWeek: day.toUpperCase(), times }] : []
      }),
    })),
    specialHours: facts.specialDays.map(({ day, opens }) => ({ date: day, open: opens !== null })),
  }
}
