import { counterHours } from '#domain/offices/office-facts.ts'
import type { FoundOffice, OfficesAnswer, StoredOffice, ToldFacts } from '#services/offices/offices-answer.ts'
import { addressText, officeName, officeNoteText, phoneText, titleCase } from '#words/en/index.ts'

/** An answer about offices as the API writes it. */
export function officesJson({ items, notes, carriersFrom, choices }: OfficesAnswer): object {
  const texts = notes.map((note) => ({ code: note.key, text: officeNoteText(note) }))
  return {
    items: items.map(foundJson),
    ...(texts.length > 0 ? { note: texts.map(({ text }) => text).join(' ') } : {}),
    notes: texts,
    carriersFrom: carriersFrom.map(officeJson),
    choices: choices.map(({ city, state }) => ({ city: titleCase(city.toUpperCase()), state })),
  }
}

function foundJson({ office, match, distanceKm, told }: FoundOffice): object {
  return {
    ...officeJson(office),
    ...(told ? toldJson(told, office.timeZone) : {}),
    match,
    ...(distanceKm === null ? {} : { distanceKm: Math.round(distanceKm * 10) / 10 }),
  }
}

/** What USPS's API said of it. */
function toldJson({ facts, atMs }: ToldFacts, zone: string): object {
  const hours = counterHours(facts)
  return {
    ...(facts.phone ? { phone: phoneText(facts.phone) } : {}),
    ...(hours.length > 0 ? { hours: hours.map((one) => ({ ...one, zone: facts.timeZone ?? zone })) } : {}),
    ...(facts.services.length > 0 ? { services: facts.services } : {}),
    ...(facts.specialDays.length > 0 ? { specialDays: facts.specialDays } : {}),
    ...(facts.closed ? { closed: facts.closed } : {}),
    source: 'usps-api',
    factsAsOf: new Date(atMs).toISOString(),
  }
}

function officeJson(office: StoredOffice): object {
  const { position } = office
  return {
    id: office.id,
    name: officeName(office),
    kind: office.kind,
    address: addressText(office.address),
    city: titleCase(office.city),
    state: office.state,
    zip: office.zip,
    ...(position ? { lat: position.lat, lon: position.lon } : {}),
    ...(position && position.radiusKm > 0 ? { approximateKm: position.radiusKm } : {}),
    timeZone: office.timeZone,
    source: 'usps-list',
  }
}
