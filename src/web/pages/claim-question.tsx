import { Layout } from '../components/layout.tsx'
import type { ClaimField, ReadAnswers } from '../forms/claim-answers.ts'
import { CLAIM_INPUTS } from '../forms/claim-fields.tsx'
import { ErrorSummary } from '../forms/form-field.tsx'

/** The questions, one to a page, in the order in which they narrow the answer down. */
export const QUESTIONS = ['report', 'mailClass', 'mailedOn', 'insured', 'role', 'zip'] as const

/** The first question that is not answered well; null where all are. An empty answer counts where it is allowed. */
export function nextQuestion(read: ReadAnswers): (typeof QUESTIONS)[number] | null {
  const { raw, problems } = read
  const isWrong = (field: ClaimField) => problems.some((problem) => problem.field === field)
  return (
    QUESTIONS.find((field) => {
      if (isWrong(field) || (field === 'insured' && isWrong('insuredFor'))) return true
      return field === 'zip' ? raw.zip === undefined : !raw[field]
    }) ?? null
  )
}

/** One question of the claim guide for a parcel whose scans we don't have. */
export function ClaimQuestionPage(props: {
  read: ReadAnswers
  question: (typeof QUESTIONS)[number]
  /** It was asked before, and came back without an answer. */
  wasAsked: boolean
  action: string
  about: string | null
  simulated: boolean
}) {
  const { read, question, action } = props
  const own = question === 'insured' ? ['insured', 'insuredFor'] : [question]
  const problems = read.problems.filter(({ field }) => own.includes(field))
  // A question that was sent without an answer is a problem; one that is asked the first time is not.
  if (problems.length === 0 && props.wasAsked) {
    problems.push({ field: question, message: 'Give an answer to go on.' })
  }
  const kept = Object.entries(read.raw).filter(
    ([field]) => !own.includes(field) && !read.problems.some((problem) => problem.field === field),
  )
  const Input = CLAIM_INPUTS[question]
  const number = QUESTIONS.indexOf(question) + 1
  return (
    <Layout
      title={`${problems.length > 0 ? 'Error: ' : ''}Can I claim for it? Question ${number} – Whereabouts`}
      simulated={props.simulated}
      noIndex={props.about !== null}
    >
      <p class="small">
        Can I claim for {props.about ? <span class="digits">{props.about}</span> : 'my parcel'}? Question {number} of{' '}
        {QUESTIONS.length}
      </p>
      <ErrorSummary problems={problems} />
      <form class="sheet stack form" method="get" action={action}>
        {kept.map(([field, value]) => (
          <input type="hidden" name={field} value={value} />
        ))}
        <input type="hidden" name="asked" value={question} />
        {Input?.({ read: { ...read, problems }, heading: true })}
        <p>
          <button class="button" type="submit">
            Continue
          </button>
        </p>
      </form>
      <p class="small">Nothing of this is kept.</p>
    </Layout>
  )
}
