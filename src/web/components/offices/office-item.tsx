import type { FoundOffice } from '#services/offices/offices-answer.ts'
import { milesWords, officeName, titleCase, townName } from '#words/en/index.ts'

/** One office of the list. */
export function OfficeItem({ found }: { found: FoundOffice; zip: string | null }) {
  const { office, distanceKm } = found
  return (
    <li class="sheet">
      <h3>{officeName(office)}</h3>
      <p>
        {titleCase(office.address)}, {townName(office.city, office.state)} {office.zip}
      </p>
      <p class="small">{milesWords(distanceKm)}</p>
    </li>
  )
}
