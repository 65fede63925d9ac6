import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import { printReference } from '#domain/inquiry/reference.ts'
import { dueWords, INQUIRY_WORDS, spokenReference } from '#words/en/index.ts'
import { Layout } from '../../components/layout.tsx'
import type { Clock } from '../../inquiry/clock.ts'
import { paths } from '../../paths.ts'

/** A question is here: its reference, its private link, what happens next. */
export function SentPage(props: {
  reference: string
  inquiry: Inquiry
  /** The whole address of the private link. */
  link: string
  clock: Clock
  simulated: boolean
}) {
  const { reference, inquiry, link, clock } = props
  const { dueAtMs, dueKind, customer } = inquiry
  return (
    <Layout title={`${INQUIRY_WORDS.sentTitle} – Whereabouts`} simulated={props.simulated} noIndex>
      <section class="sheet meaning good stack">
        <h1>{INQUIRY_WORDS.sentTitle}</h1>
        <p>
          {INQUIRY_WORDS.reference}
          <br />
          <b class="reference digits">{printReference(reference)}</b>
        </p>
        <p class="small">
          {INQUIRY_WORDS.readAloud} {spokenReference(reference)}.
        </p>
      </section>
      <div class="two">
        <section class="sheet stack">
          <h2>{INQUIRY_WORDS.next}</h2>
          {dueAtMs === null ? null : <p>{dueWords(`${clock.say(dueAtMs)} ${clock.zone}`, dueKind, false)}</p>}
          <p>{customer.email ? INQUIRY_WORDS.answerComes : INQUIRY_WORDS.answerHere}</p>
          <p>
            <a class="button" href={paths.inquiry(reference)}>
              {INQUIRY_WORDS.follow}
            </a>
          </p>
        </section>
        <section class="sheet stack">
          <h2>{INQUIRY_WORDS.link}</h2>
          <p>
            {INQUIRY_WORDS.linkText} {customer.email ? INQUIRY_WORDS.mailOnItsWay : <b>{INQUIRY_WORDS.noMail}</b>}
          </p>
          <p class="private-link">
            <a href={link}>{link}</a>
          </p>
          <copy-button data-text={link} data-label="Copy the link" />
        </section>
      </div>
    </Layout>
  )
}
