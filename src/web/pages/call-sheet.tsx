import type { Fact } from '#domain/call-sheet/call-sheet.ts'
import type { MadeCallSheet } from '#services/call-sheets/make-call-sheet.ts'
import type { FoundOffice } from '#services/offices/offices-answer.ts'
import type { ParcelReading } from '#services/parcels/parcel-reading.ts'
import {
  actionWords,
  askWords,
  BEST_TIMES,
  CALL_SHEET_WORDS,
  dayWords,
  factLabel,
  factWords,
  HOURS_NOTE,
  OFFICE_FINDER,
  officeAddress,
  officeName,
  phoneText,
  problemWords,
  whyWords,
} from '#words/en/index.ts'
import type { Origin } from '../asked-parcel.ts'
import { AskUs } from '../components/ask-us.tsx'
import { CallNotes } from '../components/call-notes.tsx'
import { Layout } from '../components/layout.tsx'
import { Onward } from '../components/onward.tsx'
import { DialLink, LineHours, OpenNow } from '../components/phone-line.tsx'
import { officePath } from '../parcel-links.ts'
import { paths } from '../paths.ts'

type CallSheetProps = {
  made: MadeCallSheet
  /** The office that delivers it, where it is known. */
  office: FoundOffice | null
  reading: ParcelReading
  origin: Origin
  /** The first day for a reminder, `YYYY-MM-DD`. */
  today: string
  simulated: boolean
}

/** What to have at hand, to say, to ask and to write down on the phone; the same in print. */
export function CallSheetPage({ made, office, reading, origin, today, simulated }: CallSheetProps) {
  const { sheet, call, line, timeZone } = made
  const { number } = origin
  const isKnown = sheet.trackingNumber !== ''
  return (
    <Layout
      title={`Call sheet – ${sheet.printed || 'Whereabouts'}`}
      simulated={simulated || reading.source.simulated}
      noIndex
    >
      <section class="sheet call">
        <h1>{CALL_SHEET_WORDS.title}</h1>
        {isKnown ? (
          <p class="digits spoken">{sheet.printed}</p>
        ) : (
          <p>There is no tracking number in the text: have it at hand.</p>
        )}
        <DialLink phone={line.phone} big />
        <OpenNow line={line} timeZone={timeZone} />
        <p class="small">
          <LineHours line={line} timeZone={timeZone} />
          <span class="row">{HOURS_NOTE}</span>
          <span class="row">{BEST_TIMES}</span>
        </p>
        <nav class="ways" aria-label="This call sheet">
          <Onward to={number === null ? paths.readCallSheetPdf() : paths.callSheetPdf(number)} origin={origin} quiet>
            Take it as PDF
          </Onward>
          <Onward to={number === null ? paths.readMessage() : paths.message(number)} origin={origin} quiet>
            Write instead
          </Onward>
          <AskUs reading={reading} origin={origin} />
          <Onward to={number === null ? paths.read() : paths.track(number)} origin={origin} quiet>
            Back to the parcel
          </Onward>
        </nav>
      </section>
      <Before reading={reading} />
      <section class="sheet stack meaning">
        <h2>{CALL_SHEET_WORDS.say}</h2>
        <p class="say">{problemWords(sheet.problem)}</p>
      </section>
      <section class="sheet stack">
        <h2>{CALL_SHEET_WORDS.have}</h2>
        <dl class="atHand">
          {sheet.facts.map((fact) => (
            <FactRow fact={fact} />
          ))}
        </dl>
      </section>
      <section class="sheet stack">
        <h2>{CALL_SHEET_WORDS.ask}</h2>
        <ol class="steps">
          {sheet.asks.map((ask) => (
            <li>
              <span>{askWords(ask)}</span>
            </li>
          ))}
        </ol>
      </section>
      {office ? <ItsOffice found={office} reading={reading} origin={origin} /> : null}
      <div class="two">
        <Abilities title={CALL_SHEET_WORDS.can} items={call.canDo} />
        <Abilities title={CALL_SHEET_WORDS.cannot} items={call.cannotDo} isNot />
      </div>
      <section class="sheet stack">
        <h2>{CALL_SHEET_WORDS.notes}</h2>
        {isKnown ? <CallNotes trackingNumber={sheet.trackingNumber} today={today} /> : null}
        <dl class="room">
          {CALL_SHEET_WORDS.room.map((label) => (
            <div>
              <dt>{label}</dt>
              <dd />
            </div>
          ))}
        </dl>
      </section>
      {isKnown ? <ReminderForm trackingNumber={sheet.trackingNumber} today={today} /> : null}
      <p class="small">{`Rules as of ${dayWords(call.rulesAsOf)}, ${call.rulesAsOf.slice(0, 4)}.`}</p>
    </Layout>
  )
}

/** Where a call can do little yet: what comes first. */
function Before({ reading }: { reading: ParcelReading }) {
  const { meaning } = reading
  if (!meaning) return null
  const call = meaning.advice.find((step) => step.channel === 'phone')
  const first = meaning.advice[0]
  const isLater = call?.from && call.from > meaning.circumstances.today
  if ((call && !isLater) || !first) return null
  return (
    <section class="sheet stack">
      <h2>{isLater ? `A call helps from ${dayWords(call.from ?? '')} on` : 'Something else helps more than a call'}</h2>
      <p>
        <b>{actionWords(first.action)}.</b> {whyWords(first.why)}{' '}
        {reading.trackingNumber ? <a href={paths.contact(reading.trackingNumber)}>All ways for this parcel</a> : null}
      </p>
    </section>
  )
}

/** The office that can look for it, beside the phone. */
function ItsOffice({ found, reading, origin }: { found: FoundOffice; reading: ParcelReading; origin: Origin }) {
  const { office, told } = found
  return (
    <section class="sheet stack">
      <h2>{CALL_SHEET_WORDS.office}</h2>
      <p>
        <b>{officeName(office)}</b>
        <span class="row">{officeAddress(office)}</span>
        {told?.facts.phone ? <DialLink phone={`1-${phoneText(told.facts.phone)}`} /> : null}
      </p>
      <p class="noprint">
        <a href={officePath(reading, origin)}>{OFFICE_FINDER.bringAndAsk}</a>
      </p>
    </section>
  )
}

function FactRow({ fact }: { fact: Fact }) {
  const words = factWords(fact.text)
  return (
    <div>
      <dt>{factLabel(fact.name)}</dt>
      {words === '' ? (
        <dd class="blank">
          <small>you know it</small>
        </dd>
      ) : (
        <dd class={fact.name === 'number' ? 'digits' : undefined}>{words}</dd>
      )}
    </div>
  )
}

function Abilities({ title, items, isNot }: { title: string; items: readonly string[]; isNot?: boolean }) {
  return (
    <section class="sheet stack">
      <h2>{title}</h2>
      <ul class="can">
        {items.map((item) => (
          <li class={isNot ? 'not' : undefined}>{item}</li>
        ))}
      </ul>
    </section>
  )
}

/** The day on which they said that something happens, for the person's own calendar. */
function ReminderForm({ trackingNumber, today }: { trackingNumber: string; today: string }) {
  return (
    <form class="sheet stack reminder" method="get" action={paths.reminder(trackingNumber)}>
      <h2>Be reminded on the day they named</h2>
      <div class="fields">
        <p>
          <label for="day">Day</label>
          <input id="day" type="date" name="day" min={today} required />
        </p>
        <p>
          <label for="text">What to check (you may leave it empty)</label>
          <input id="text" name="text" maxlength={200} autocomplete="off" />
        </p>
      </div>
      <p>
        <button class="button quiet" type="submit">
          Make a calendar entry
        </button>{' '}
        <small>A file for your calendar. Our server makes it and keeps nothing.</small>
      </p>
    </form>
  )
}
