import { INQUIRY_WORDS } from '#words/en/index.ts'
import { Layout } from '../../components/layout.tsx'
import { ErrorSummary, type FieldProblem, TextField } from '../../forms/form-field.tsx'
import { paths } from '../../paths.ts'

/** Whoever comes without the key: says nothing of the inquiry, not even whether there is one. */
export function LockedPage(props: {
  reference: string
  /** Why it stays closed; null where nothing was tried. */
  why: string | null
  problems: readonly FieldProblem[]
  simulated: boolean
}) {
  const { reference, why, problems } = props
  return (
    <Layout title={`${INQUIRY_WORDS.private} – Whereabouts`} simulated={props.simulated} noIndex>
      <ErrorSummary problems={problems} />
      <section class="sheet stack">
        <h1>{INQUIRY_WORDS.private}</h1>
        {why ? <p role="alert">{why}</p> : null}
        <p>{INQUIRY_WORDS.privateText}</p>
        <p>
          <a class="button" href={paths.inquiries()}>
            {INQUIRY_WORDS.findGo}
          </a>
        </p>
        <details open={problems.length > 0}>
          <summary>{INQUIRY_WORDS.haveKey}</summary>
          <form class="stack form" method="post" action={paths.inquiryPart(reference, 'open')} novalidate>
            <TextField name="key" label={INQUIRY_WORDS.key} hint={INQUIRY_WORDS.keyHint} problems={problems} />
            <button class="button quiet" type="submit">
              {INQUIRY_WORDS.open}
            </button>
          </form>
        </details>
      </section>
    </Layout>
  )
}
