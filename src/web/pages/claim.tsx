import type { GuideStep } from '#domain/claims/claim-guide.ts'
import type { PaperGroup } from '#domain/claims/papers.ts'
import type { GuidedClaim } from '#services/claims/guide-claim.ts'
import type { ParcelReading } from '#services/parcels/parcel-reading.ts'
import {
  dateWords,
  guideStepTitle,
  guideWords,
  mailClassWords,
  paperGroupWords,
  paperWords,
  ROLE_WORDS,
  reportWords,
  verdictWords,
} from '#words/en/index.ts'
import { Layout } from '../components/layout.tsx'
import { RulesUsed } from '../components/rules-used.tsx'
import type { ClaimField, ReadAnswers } from '../forms/claim-answers.ts'
import { CLAIM_INPUTS } from '../forms/claim-fields.tsx'
import { ErrorSummary } from '../forms/form-field.tsx'
import { paths, withQuery } from '../paths.ts'

/** Where claims are filed and asked about. */
export type ClaimLinks = { claim: string; inquiry: string; general: string; status: string; tracking: string }

type ClaimPageProps = {
  claim: GuidedClaim
  /** Null for a parcel of which we have no scans. */
  reading: ParcelReading | null
  read: ReadAnswers
  links: ClaimLinks
  action: string
  simulated: boolean
}

const TONES: Record<string, string> = {
  open: 'good',
  'inquiry-open': 'good',
  'too-late': 'bad',
  'inquiry-too-late': 'bad',
}

/** Step by step to a claim: whether, who, when, with what, where, and what then. Prints as a checklist. */
export function ClaimPage(props: ClaimPageProps) {
  const { reading, read, links, claim } = props
  const { guide } = claim
  const told = toldFields(read)
  const { title, text } = verdictWords(guide.verdict, guide.summary)
  return (
    <Layout
      title={`${read.problems.length > 0 ? 'Error: ' : ''}${title} – Whereabouts`}
      simulated={props.simulated}
      noIndex
    >
      <ErrorSummary problems={read.problems} />
      <section class={`sheet meaning stack ${TONES[guide.verdict] ?? ''}`}>
        {reading ? (
          <p>
            Claim for <a href={withQuery(paths.track(reading.trackingNumber), told)}>{reading.printed}</a>
          </p>
        ) : null}
        <h1>{title}</h1>
        {text ? <p>{text}</p> : null}
        {reading && guide.window ? (
          <p class="noprint">
            <a href={withQuery(paths.deadlinesIcs(reading.trackingNumber), told)}>Put the dates into my calendar</a>
          </p>
        ) : null}
      </section>
      {reading ? <MoreExact {...props} /> : <YourAnswers {...props} />}
      <section class="sheet stack">
        <ol class="steps guide">
          {guide.steps.map((step) => (
            <Step step={step} isInternational={guide.isInternational} links={links} />
          ))}
        </ol>
      </section>
      <p class="small">
        Rules as of <time datetime={guide.rulesAsOf}>{dateWords(guide.rulesAsOf)}</time>. What counts in the end is what
        USPS says. Whereabouts does not file the claim for you, and keeps nothing of what you enter here.
      </p>
    </Layout>
  )
}

const STATES: Record<GuideStep['state'], string> = {
  ok: 'yes',
  wait: 'not yet',
  stop: 'no',
  ask: 'not known',
  info: '',
}

function Step({ step, isInternational, links }: { step: GuideStep; isInternational: boolean; links: ClaimLinks }) {
  return (
    <li>
      <div class="stack">
        <h2>
          {guideStepTitle(step.id, isInternational)}{' '}
          {STATES[step.state] ? <span class={`tag state-${step.state}`}>{STATES[step.state]}</span> : null}
        </h2>
        {step.id === 'never' ? (
          <ul class="plain">
            {step.lines.map((line) => (
              <li>{guideWords(line)}</li>
            ))}
          </ul>
        ) : (
          step.lines.map((line) => <p>{guideWords(line)}</p>)
        )}
        {step.papers.map((group) => (
          <Papers group={group} />
        ))}
        {step.id === 'where' ? <Where isInternational={isInternational} links={links} /> : null}
        {step.id === 'afterwards' && !isInternational ? <p>To ask how it stands: {links.status}.</p> : null}
        <RulesUsed ids={step.rules} />
      </div>
    </li>
  )
}

function Papers({ group }: { group: PaperGroup }) {
  return (
    <fieldset class="papers">
      <legend>{paperGroupWords(group)}</legend>
      {group.items.map((item) => (
        <label class="tick">
          <input type="checkbox" autocomplete="off" /> {paperWords(item)}
        </label>
      ))}
    </fieldset>
  )
}

function Where({ isInternational, links }: { isInternational: boolean; links: ClaimLinks }) {
  const url = isInternational ? links.inquiry : links.claim
  const phone = isInternational ? links.tracking : links.general
  return (
    <>
      <p>
        <a class="button" href={url} rel="noreferrer">
          {isInternational ? 'Open inquiries at usps.com' : 'Open claims at usps.com'}
        </a>
        <span class="printonly">{url}</span>
      </p>
      <p>By phone: {phone}.</p>
    </>
  )
}

/** For a parcel whose scans we have: what no scan can know. */
function MoreExact({ read, action, claim }: ClaimPageProps) {
  const { circumstances: c } = claim
  const isOpen = read.problems.length > 0 || /^(?:what-happened|no-|not-covered)/.test(claim.guide.verdict)
  const fields: ClaimField[] = ['report', 'role', 'insured', 'mailClass', 'mailedOn', 'zip', 'claimDecidedOn']
  const known = { ...read.raw }
  known.mailedOn ??= c.mailedOn ?? undefined
  return (
    <details class="sheet noprint" open={isOpen}>
      <summary>Make this more exact: what happened, who you are, insurance, mailing date</summary>
      <form class="stack form" method="get" action={action}>
        {fields.map((field) =>
          CLAIM_INPUTS[field]?.({
            read: { ...read, raw: known },
            first: c.mailClass ? `As the scans say: ${mailClassWords(c.mailClass) || 'not known'}` : 'Choose',
          }),
        )}
        <p>
          <button class="button" type="submit">
            Show what holds
          </button>
        </p>
      </form>
    </details>
  )
}

/** For a parcel known only from answers: the answers, each with the way to change it. */
function YourAnswers({ read, action }: ClaimPageProps) {
  const { raw, answers } = read
  const insured =
    typeof answers.told.insured === 'number' ? `Yes, for $${answers.told.insured}` : answers.told.insured ? 'Yes' : 'No'
  const rows: [ClaimField, string, string][] = [
    ['report', 'What went wrong', answers.told.report ? reportWords(answers.told.report) : ''],
    ['mailClass', 'How it was mailed', mailClassWords(answers.mailClass ?? null) || 'Not known'],
    ['mailedOn', 'Mailing date', answers.told.mailedOn ? dateWords(answers.told.mailedOn) : ''],
    ['insured', 'Insurance bought', insured],
    ['role', 'Who you are', answers.told.role ? ROLE_WORDS[answers.told.role] : ''],
    ['zip', 'ZIP Code of the address', answers.zip ?? 'Not given'],
  ]
  const without = (field: ClaimField) => {
    const rest = Object.entries(raw).filter(
      ([name]) => name !== field && (field !== 'insured' || name !== 'insuredFor'),
    )
    return `${action}?${new URLSearchParams(rest)}`
  }
  return (
    <section class="sheet stack">
      <h2>Your answers</h2>
      <dl class="facts">
        {rows.map(([field, label, value]) => (
          <div>
            <dt>{label}</dt>
            <dd>
              {value}{' '}
              <a class="small noprint" href={without(field)}>
                Change<span class="hidden"> {label}</span>
              </a>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** What was told here, under the names that the other pages of the parcel know. */
function toldFields({ answers: { told } }: ReadAnswers): [name: string, value: string][] {
  const { insured, report, role, mailedOn, claimDecidedOn } = told
  const known = {
    report,
    role,
    mailedOn,
    claimDecidedOn,
    insured: insured === undefined ? undefined : insuredField(insured),
  }
  return Object.entries(known).filter((entry): entry is [string, string] => entry[1] !== undefined)
}

function insuredField(insured: boolean | number): string {
  return typeof insured === 'number' ? String(insured) : insured ? 'yes' : 'no'
}
