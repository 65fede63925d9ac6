import type { OfficeVisit } from '#services/offices/read-visit.ts'
import { dateWords, OFFICE_FINDER } from '#words/en/index.ts'

/** What the office can do for one who comes for a reason: what to bring, what to ask. */
export function VisitSheet({ visit }: { visit: OfficeVisit }) {
  return (
    <section class="sheet stack visit" aria-labelledby="visit">
      <h2 id="visit">{visit.name}</h2>
      <p>{visit.lead}</p>
      <h3>{OFFICE_FINDER.bring}</h3>
      <ul class="papers-to-bring">
        {visit.bring.map((one) => (
          <li>{one}</li>
        ))}
      </ul>
      <h3>{OFFICE_FINDER.ask}</h3>
      <ul class="sayings">
        {visit.ask.map((one) => (
          <li>{one}</li>
        ))}
      </ul>
      <details>
        <summary>{OFFICE_FINDER.can}</summary>
        <ul class="can">
          {visit.canDo.map((one) => (
            <li>{one}</li>
          ))}
          {visit.cannotDo.map((one) => (
            <li class="not">
              <span class="hidden">But: </span>
              {one}
            </li>
          ))}
        </ul>
        <p class="small">{`Rules as of ${dateWords(visit.checkedOn)}. ${visit.source}.`}</p>
      </details>
    </section>
  )
}
