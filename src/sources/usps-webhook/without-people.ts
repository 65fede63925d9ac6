import { withoutPeople } from '../usps-api/without-people.ts'

/** A payload without what it says of people; one that is no JSON, as it is. */
export function payloadWithoutPeople(payload: string): string {
  try {
    return JSON.stringify(withoutPeople(JSON.parse(payload)))
  } catch {
    return payload
  }
}
