import { ASK_WORDS, INQUIRY_WORDS } from '#words/en/index.ts'
import { Layout } from '../../components/layout.tsx'
import { ErrorSummary, type FieldProblem, TextField } from '../../forms/form-field.tsx'
import { paths } from '../../paths.ts'

type FindProps = {
  fields: { reference: string; email: string }
  problems: readonly FieldProblem[]
  /** A mail was asked for. */
  isAsked: boolean
  simulated: boolean
}

/** For whoever lost the private link. */
export function FindPage({ fields, problems, isAsked, simulated }: FindProps) {
  const title = isAsked ? INQUIRY_WORDS.found : INQUIRY_WORDS.find
  return (
    <Layout
      title={`${problems.length > 0 ? 'Error: ' : ''}${title} – Whereabouts`}
      simulated={simulated}
      here={paths.inquiries()}
      noIndex
    >
      <ErrorSummary problems={problems} />
      <h1>{title}</h1>
      {isAsked ? (
        <section class="sheet meaning stack" role="status">
          <p>{INQUIRY_WORDS.foundText}</p>
          <p class="small">{INQUIRY_WORDS.foundNone}</p>
        </section>
      ) : (
        <>
          <p>{INQUIRY_WORDS.findText}</p>
          <form class="sheet stack form" method="post" action={paths.inquiries()} novalidate>
            <TextField
              name="reference"
              label={INQUIRY_WORDS.findReference}
              hint={INQUIRY_WORDS.findReferenceHint}
              problems={problems}
              value={fields.reference}
            />
            <TextField
              name="email"
              type="email"
              autocomplete="email"
              label={INQUIRY_WORDS.findEmail}
              problems={problems}
              value={fields.email}
            />
            <p>
              <button class="button" type="submit">
                {INQUIRY_WORDS.findGo}
              </button>
            </p>
          </form>
        </>
      )}
      <p>
        <a href={paths.ask()}>{ASK_WORDS.title}</a>
      </p>
    </Layout>
  )
}
