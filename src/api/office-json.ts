import type { FoundOffice, OfficesAnswer, StoredOffice } from '#services/offices/offices-answer.ts'
import { officeName, officeNoteText, titleCase } from '#words/en/index.ts'

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

function foundJson({ office, match, distanceKm }: FoundOffice): object {
  return {
    ...officeJson(office),
    match,
    ...(distanceKm === null ? {} : { distanceKm: Math.round(distanceKm * 10) / 10 }),
  }
}

function officeJson(office: StoredOffice): object {
  const { position } = office
  return {
    id: office.id,
    name: officeName(office),
    kind: office.kind,
    address: titleCase(office.address),
    city: titleCase(office.city),
    state: office.state,
    zip: office.zip,
    ...(position ? { lat: position.lat, lon: position.lon } : {}),
    ...(position && position.radiusKm > 0 ? { approximateKm: position.radiusKm } : {}),
    timeZone: office.timeZone,
    source: 'usps-list',
  }
}
