import type { CallSheet } from '#domain/call-sheet/call-sheet.ts'
import { REPORTS, type Role } from '#domain/diagnosis/tokens.ts'
import {
  DONE,
  DONE_WORDS,
  type Done,
  messageWords,
  RECEIVER_WORDS,
  RECEIVERS,
  REPORT_WORDS,
  type Receiver,
} from '#words/en/index.ts'
import type { Origin } from '../asked-parcel.ts'
import { Layout } from '../components/layout.tsx'
import { Carried, Onward } from '../components/onward.tsx'
import { mailLink, paths } from '../paths.ts'

type MessageProps = {
  sheet: CallSheet
  origin: Origin
  /** What the person chose. */
  chosen: { to: Receiver; role: Role; report: string; done: readonly Done[]; helpRequestedOn: string }
  /** Where USPS takes messages. */
  formUrl: string | null
  simulated: boolean
}

/** The fields that the form asks itself; all others it carries on. */
const ASKED = ['to', 'role', 'report', 'done', 'helpRequestedOn']

/** A short message about a parcel, made from its facts; what only the person knows can be chosen, and all of it changed. */
export function MessagePage({ sheet, origin, chosen, formUrl, simulated }: MessageProps) {
  const { number } = origin
  const { subject, body } = messageWords({ ...chosen, sheet })
  return (
    <Layout title={`Message – ${sheet.printed || 'Whereabouts'}`} simulated={simulated} noIndex>
      <h1>A message about your parcel</h1>
      <p class="digits">{sheet.printed}</p>
      <div class="two">
        <section class="sheet stack paste">
          <h2>Your message</h2>
          <p>
            Subject: <b>{subject}</b>
          </p>
          <label for="message">Read it, and change what you like</label>
          <textarea id="message" rows={18} spellcheck={true}>
            {body}
          </textarea>
          <div class="ways">
            <copy-button data-field="message" data-label="Copy message" />
            <Send to={chosen.to} subject={subject} body={body} formUrl={formUrl} />
          </div>
          <p class="small">We send nothing and keep nothing of it.</p>
        </section>
        <div class="stack">
          <Choices origin={origin} chosen={chosen} />
          <nav class="ways" aria-label="Other ways">
            <Onward to={number === null ? paths.readCallSheet() : paths.callSheet(number)} origin={origin} quiet>
              Call instead
            </Onward>
            <Onward to={number === null ? paths.read() : paths.track(number)} origin={origin} quiet>
              Back to the parcel
            </Onward>
          </nav>
        </div>
      </div>
    </Layout>
  )
}

function Send({ to, subject, body, formUrl }: { to: Receiver; subject: string; body: string; formUrl: string | null }) {
  switch (to) {
    case 'sender':
      return (
        <a class="button" href={mailLink(subject, body)}>
          Open in my mail program
        </a>
      )
    case 'usps':
      return formUrl ? (
        <a class="button" href={formUrl} rel="noreferrer">
          Open the form of USPS
        </a>
      ) : null
    default:
      return <span>Print it, read it out at the counter, or read it out on the phone.</span>
  }
}

function Choices({ origin, chosen }: { origin: Origin; chosen: MessageProps['chosen'] }) {
  const { number } = origin
  const isSender = chosen.role === 'sender'
  const receivers = RECEIVERS.filter((one) => !(isSender && one === 'sender'))
  const done = DONE.filter((one) => one !== (isSender ? 'asked-sender' : 'asked-recipient'))
  return (
    <form
      class="sheet stack choices"
      method={number === null ? 'post' : 'get'}
      action={number === null ? paths.readMessage() : paths.message(number)}
    >
      <h2>Make it fit</h2>
      <Carried origin={origin} short={ASKED} />
      <fieldset>
        <legend>I am</legend>
        <Choice name="role" value="recipient" isChosen={!isSender} words="the recipient" />
        <Choice name="role" value="sender" isChosen={isSender} words="the sender" />
      </fieldset>
      <fieldset>
        <legend>It goes to</legend>
        {receivers.map((one) => (
          <Choice name="to" value={one} isChosen={one === chosen.to} words={RECEIVER_WORDS[one]} />
        ))}
      </fieldset>
      <p>
        <label for="report">What no scan can know</label>
        <select id="report" name="report">
          <option value="">nothing: it is as the scans say</option>
          {REPORTS.map((one) => (
            <option value={one} selected={one === chosen.report}>
              {REPORT_WORDS[one]}
            </option>
          ))}
        </select>
      </p>
      <fieldset>
        <legend>So far I have</legend>
        {done.map((one) => (
          <Choice
            type="checkbox"
            name="done"
            value={one}
            isChosen={chosen.done.includes(one)}
            words={DONE_WORDS[one].choice}
          />
        ))}
      </fieldset>
      <p>
        <label for="asked-on">Day of the help request, if you sent one</label>
        <input id="asked-on" type="date" name="helpRequestedOn" value={chosen.helpRequestedOn} />
      </p>
      <button class="button quiet" type="submit">
        Write it anew
      </button>
    </form>
  )
}

function Choice(props: { type?: 'checkbox'; name: string; value: string; isChosen: boolean; words: string }) {
  return (
    <label>
      <input type={props.type ?? 'radio'} name={props.name} value={props.value} checked={props.isChosen} />{' '}
      {props.words}
    </label>
  )
}
