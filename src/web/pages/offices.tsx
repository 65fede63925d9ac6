import type { Child } from 'hono/jsx'
import type { FieldError } from '#services/errors.ts'
import type { OfficesAnswer } from '#services/offices/offices-answer.ts'
import type { OfficeImport } from '#services/offices/read-office-status.ts'
import type { OfficeVisit, Visit } from '#services/offices/read-visit.ts'
import type { ParcelReading } from '#services/parcels/parcel-reading.ts'
import {
  ASK_WORDS,
  dateWords,
  diagnosisTitle,
  OFFICE_FINDER,
  positionCredits,
  townName,
  USE_POSITION,
} from '#words/en/index.ts'
import { FieldErrors } from '../components/field-errors.tsx'
import { Layout } from '../components/layout.tsx'
import { OfficeItem, type ShownOffice } from '../components/offices/office-item.tsx'
import { OfficeMap } from '../components/offices/office-map.tsx'
import { OfficeNotes } from '../components/offices/office-notes.tsx'
import { VisitSheet } from '../components/offices/visit-sheet.tsx'
import { DialLink } from '../components/phone-line.tsx'
import { officeMapOf } from '../map/office-map.ts'
import { paths } from '../paths.ts'

type Parameters = readonly (readonly [name: string, value: string])[]

type OfficesProps = {
  simulated: boolean
  near: string
  visit: Visit | null
  visits: readonly OfficeVisit[]
  /** The parcel for whose office is asked, if for one. */
  reading: ParcelReading | null
  /** Null where nothing is asked yet, or what is asked can't be read. */
  answer: OfficesAnswer | null
  shown: readonly ShownOffice[]
  problems: readonly FieldError[]
  /** What the search carries on besides the place and the reason. */
  carried: Parameters
  /** The limit for more offices; null where there are no more to show. */
  more: number | null
  /** USPS's own locator, and its phone line. */
  locator: string | null
  phone: string | null
  /** Where names and addresses come from, and since when. */
  list: OfficeImport | null
  nowMs: number
}

/** Post Offices for a place or a parcel: the list first, then what to bring and ask, then the map. */
export function OfficesPage(props: OfficesProps) {
  const { simulated, near, visit, visits, reading, answer, shown, problems, carried } = props
  const isEmpty = answer === null && problems.length === 0
  const isFound = shown.length > 0
  const form = <SearchForm near={near} visit={visit} visits={visits} carried={carried} isFirst={!isFound} />
  const chosen = visits.find((one) => one.visit === visit)
  const addressOf = (place: string) =>
    paths.offices([
      ...(place === '' ? [] : [['near', place] as const]),
      ...(visit ? [['for', visit] as const] : []),
      ...carried,
    ])
  return (
    <Layout
      title={`${problems.length > 0 ? 'Error: ' : ''}${titleOf(answer)} – Whereabouts`}
      simulated={reading ? reading.source.simulated : simulated}
      here={paths.offices()}
      noIndex={!isEmpty}
      description="Find the Post Office that delivers to a ZIP Code, what it can do for a parcel, and what to bring and ask."
    >
      <h1>{titleOf(answer)}</h1>
      {isEmpty ? <p>{OFFICE_FINDER.lead}</p> : null}
      {reading?.trackingNumber ? <OfParcel reading={reading} /> : null}
      <FieldErrors problems={problems} />
      {reading && isFound ? (
        <details class="sheet">
          <summary>{OFFICE_FINDER.again}</summary>
          {form}
        </details>
      ) : (
        <div class="sheet">{form}</div>
      )}
      {answer ? (
        <>
          <OfficeNotes answer={answer} locator={props.locator} searchOf={addressOf} />
          <Results {...props} answer={answer} moreAt={addressOf(near)}>
            {chosen ? <VisitSheet visit={chosen} /> : null}
            <MapSheet answer={answer} />
          </Results>
        </>
      ) : chosen ? (
        <VisitSheet visit={chosen} />
      ) : null}
      {isEmpty && visit === null ? <Visits visits={visits} /> : null}
      <p>
        {ASK_WORDS.stuck}{' '}
        <a href={paths.ask(reading?.trackingNumber ? [['number', reading.trackingNumber]] : [])}>{ASK_WORDS.askUs}</a>
      </p>
    </Layout>
  )
}

function titleOf(answer: OfficesAnswer | null): string {
  const where = answer && answer.items.length > 0 ? placeOf(answer) : ''
  return where === '' ? OFFICE_FINDER.title : `Post Offices for ${where}`
}

/** `ZIP Code 10463`, `Tonopah, NV`, `your position`. */
function placeOf({ origin }: OfficesAnswer): string {
  if (!origin) return ''
  if (origin.kind === 'position') return 'this position'
  if (origin.zip !== null) return `ZIP Code ${origin.zip}`
  return origin.city ? townName(origin.city.toUpperCase(), origin.state ?? '') : ''
}

function OfParcel({ reading }: { reading: ParcelReading }) {
  return (
    <p>
      {OFFICE_FINDER.forParcel}{' '}
      <a class="digits" href={paths.track(reading.trackingNumber)}>
        {reading.printed}
      </a>
      {reading.meaning ? `: ${diagnosisTitle(reading.meaning.diagnosis.summary)}` : null}
    </p>
  )
}

function SearchForm(props: {
  near: string
  visit: Visit | null
  visits: readonly OfficeVisit[]
  carried: Parameters
  /** Nothing has been found yet: the form is the whole page. */
  isFirst: boolean
}) {
  return (
    <form class="stack finder" method="get" action={paths.offices()} id="find">
      <div>
        <label for="near">{OFFICE_FINDER.field}</label>
        {props.isFirst ? <small id="near-hint">{OFFICE_FINDER.hint}</small> : null}
        <div class="search">
          <input
            id="near"
            name="near"
            value={props.near}
            maxlength={200}
            autocomplete="off"
            aria-describedby={props.isFirst ? 'near-hint' : undefined}
            required
          />
          <button class="button" type="submit">
            {OFFICE_FINDER.go}
          </button>
        </div>
      </div>
      <div class="wish-row">
        <label>
          {OFFICE_FINDER.purpose}
          <select name="for">
            <option value="">{OFFICE_FINDER.noPurpose}</option>
            {props.visits.map(({ visit, name }) => (
              <option value={visit} selected={visit === props.visit}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      {props.carried.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {props.isFirst ? <UsePosition /> : null}
    </form>
  )
}

/** Shown by its script alone: a browser without one gives no position. */
function UsePosition() {
  return (
    <use-position
      hidden
      data-asking={USE_POSITION.asking}
      data-denied={USE_POSITION.denied}
      data-unknown={USE_POSITION.unknown}
    >
      <button class="button quiet" type="button">
        {USE_POSITION.button}
      </button>
      <small>{USE_POSITION.sent}</small>
      <p role="status" />
    </use-position>
  )
}

/** The offices asked for; then what helps there; then the others near by. */
function Results(props: OfficesProps & { answer: OfficesAnswer; moreAt: string; children: Child }) {
  const { answer, shown, more, nowMs, list } = props
  const first = shown.findIndex(({ found }) => found.match === 'near')
  const count = first > 0 ? first : shown.length
  const others = shown.slice(count)
  const items = (some: readonly ShownOffice[], start: number) => (
    <ol class="offices" start={start}>
      {some.map((one, index) => (
        <OfficeItem shown={one} number={start + index} origin={answer.origin} nowMs={nowMs} />
      ))}
    </ol>
  )
  const end = (
    <>
      {more === null ? null : (
        <p>
          <a class="button quiet" href={`${props.moreAt}&limit=${more}#office-${shown.length + 1}`}>
            {OFFICE_FINDER.more}
          </a>
        </p>
      )}
      <p class="small">
        {list ? listWords(list) : null} {OFFICE_FINDER.credit}{' '}
        {positionCredits(shown.flatMap(({ found }) => found.office.position?.method ?? []))}
      </p>
    </>
  )
  if (shown.length === 0) return <>{props.children}</>
  return (
    <div class="finds">
      <section class="stack" aria-labelledby="found">
        <h2 id="found">
          {first === 0 ? OFFICE_FINDER.nearest : OFFICE_FINDER.own(count, answer.origin?.kind !== 'town')}
        </h2>
        <WithoutHours {...props} />
        {items(shown.slice(0, count), 1)}
        {others.length === 0 ? end : null}
      </section>
      <aside class="stack" aria-label={OFFICE_FINDER.aside}>
        {props.children}
      </aside>
      {others.length > 0 ? (
        <section class="stack" aria-labelledby="others">
          <h2 id="others">{OFFICE_FINDER.near}</h2>
          {items(others, count + 1)}
          {end}
        </section>
      ) : null}
    </div>
  )
}

/** Where hours and phones are found that nobody told us. */
function WithoutHours({ shown, locator, phone }: Pick<OfficesProps, 'shown' | 'locator' | 'phone'>) {
  const told = shown.filter(({ found }) => found.told !== null).length
  if (told === shown.length) return null
  return (
    <p class="small">
      {told === 0 ? OFFICE_FINDER.noHours : OFFICE_FINDER.someHours}{' '}
      {locator ? (
        <a href={locator} rel="noreferrer">
          {OFFICE_FINDER.locator}
        </a>
      ) : null}
      {phone ? (
        <>
          , {OFFICE_FINDER.orCall} <DialLink phone={phone} />
        </>
      ) : null}
      .
    </p>
  )
}

function MapSheet({ answer }: { answer: OfficesAnswer }) {
  const view = officeMapOf(answer.items, answer.origin)
  return view ? (
    <section class="sheet stack">
      <h2>{OFFICE_FINDER.map}</h2>
      <OfficeMap view={view} />
    </section>
  ) : null
}

/** The day of the list: USPS's own, where the operator named it; else only since when it is here. */
function listWords({ publishedOn, atMs }: OfficeImport): string {
  return publishedOn === null
    ? OFFICE_FINDER.listLoaded(dateWords(new Date(atMs).toISOString().slice(0, 10)))
    : OFFICE_FINDER.listOf(dateWords(publishedOn))
}

/** Every reason to go, for those who know only what they need. */
function Visits({ visits }: { visits: readonly OfficeVisit[] }) {
  return (
    <section class="stack">
      <h2>{OFFICE_FINDER.visitsTitle}</h2>
      <ul class="doors">
        {visits.map(({ visit, name, lead }) => (
          <li>
            <a href={paths.offices([['for', visit]])}>{name}</a>
            <small>{lead}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}
