import { isCounter } from '#domain/offices/office.ts'
import type { CounterNow } from '#services/offices/counter-now.ts'
import type { FoundOffice, OfficesOrigin } from '#services/offices/offices-answer.ts'
import {
  ageWords,
  clockWords,
  dayWords,
  hoursWords,
  matchWords,
  milesWords,
  NO_DELIVERY,
  OFFICE_FINDER,
  OFFICE_HOURS,
  officeAddress,
  officeKind,
  officeName,
  officeServiceWords,
  openWords,
  phoneText,
  titleCase,
  townName,
} from '#words/en/index.ts'
import { mapsLink } from '../../paths.ts'
import { DialLink } from '../phone-line.tsx'

/** An office with what its counter does at the moment; null where nobody told. */
export type ShownOffice = { found: FoundOffice; counter: CounterNow | null }

type ItemProps = {
  shown: ShownOffice
  number: number
  origin: OfficesOrigin | null
  nowMs: number
}

/** One office of the list: what it is to the person, where, and when its counter is open. */
export function OfficeItem({ shown, number, origin, nowMs }: ItemProps) {
  const { office, match, distanceKm, told } = shown.found
  const name = officeName(office)
  const town = townName(office.city, office.state)
  const street = titleCase(office.address)
  const kind = officeKind(office.kind)
  return (
    <li class="sheet office" id={`office-${number}`}>
      <span class="badge" aria-hidden="true">
        {number}
      </span>
      <div>
        <h3>{name}</h3>
        <p class="small">
          {match === 'near' ? null : <b>{matchWords(shown.found, origin)}</b>}
          {match === 'near' || distanceKm === null ? null : ', '}
          {milesWords(distanceKm)}
        </p>
        <p class="place">
          {street}
          <br />
          {`${town} ${office.zip}${office.zip4 === '' ? '' : `-${office.zip4}`}`}
        </p>
        {office.kind === 'post_office' || !isCounter(office.kind) ? null : (
          <p class="small">
            {kind}. {office.deliveryZips.length === 0 ? NO_DELIVERY : null}
          </p>
        )}
        {told?.facts.closed ? <p class="shut">{OFFICE_HOURS.closed(told.facts.closed.since)}</p> : null}
        {shown.counter ? <Counter counter={shown.counter} /> : null}
        <p class="ways">
          {told?.facts.phone ? <DialLink phone={`1-${phoneText(told.facts.phone)}`} /> : null}
          <a href={mapsLink(officeAddress(office))} rel="noreferrer">
            {OFFICE_FINDER.openInMaps}
            <span class="hidden">{`: ${name}`}</span>
          </a>
        </p>
        {told ? (
          <details>
            <summary>
              {OFFICE_HOURS.more}
              <span class="hidden">{`: ${name}`}</span>
            </summary>
            <dl class="facts light">
              {told.facts.services
                .filter(({ hours }) => hours.length > 0)
                .map(({ service, hours }) => (
                  <div>
                    <dt>{officeServiceWords(service)}</dt>
                    <dd>{hours.map(hoursWords).join(', ')}</dd>
                  </div>
                ))}
              {told.facts.specialDays.map(({ day, opens, closes }) => (
                <div>
                  <dt>{dayWords(day)}</dt>
                  <dd>{opens && closes ? `${clockWords(opens)} to ${clockWords(closes)}` : OFFICE_HOURS.shut}</dd>
                </div>
              ))}
            </dl>
            <p>{OFFICE_HOURS.alsoOffers(told.facts.services.filter(({ hours }) => hours.length === 0))}</p>
            {told.facts.parking ? <p>{OFFICE_HOURS.parking[told.facts.parking]}</p> : null}
          </details>
        ) : null}
        {told ? <p class="small">{OFFICE_HOURS.told(ageWords(nowMs - told.atMs))}</p> : null}
      </div>
    </li>
  )
}

function Counter({ counter: { state, today, holiday, zone } }: { counter: CounterNow }) {
  const spans = today.map(({ opens, closes }) => `${clockWords(opens)} to ${clockWords(closes)}`).join(', ')
  return (
    <p class={state.openNow ? 'open now' : 'open'}>
      {openWords(state, zone)}
      <span class="row small">{spans === '' ? OFFICE_HOURS.notToday(holiday) : OFFICE_HOURS.today(spans)}</span>
    </p>
  )
}
