import type { ParcelReading } from '#services/parcels/parcel-reading.ts'
import { ASK_WORDS } from '#words/en/index.ts'
import type { Origin } from '../asked-parcel.ts'
import { paths, withQuery } from '../paths.ts'
import { Onward } from './onward.tsx'

/** The way to ask us about a parcel, with all that is known of it already. */
export function AskUs({ reading, origin }: { reading: ParcelReading; origin: Origin }) {
  return (
    <Onward to={paths.ask()} origin={{ ...origin, fields: askFields(reading, origin) }} quiet>
      {ASK_WORDS.askUs}
    </Onward>
  )
}

/** The same as an address; of a pasted history nothing goes into it. */
export function askPath(reading: ParcelReading, origin: Origin): string {
  return origin.number === null ? paths.ask() : withQuery(paths.ask(), askFields(reading, origin))
}

function askFields({ piece }: ParcelReading, { number, fields }: Origin): Origin['fields'] {
  if (number === null) return fields
  return [['number', number], ...fields, ...(piece === null ? [] : [['piece', String(piece)] as const])]
}
