import type { Child } from 'hono/jsx'
import { ASK_WORDS } from '#words/en/index.ts'
import { Layout } from '../../components/layout.tsx'
import { ErrorSummary, type FieldProblem } from '../../forms/form-field.tsx'
import { paths } from '../../paths.ts'

/** The frame of each page on which something is asked: the way back, what is wrong, the question. */
export function AskFrame(props: {
  heading: string
  problems: readonly FieldProblem[]
  /** Where "Back" leads; null on the first page. */
  back: string | null
  simulated: boolean
  /** Only for the one who asks. */
  isOwn?: boolean
  children: Child
}) {
  const title = `${props.problems.length > 0 ? 'Error: ' : ''}${props.heading} – ${ASK_WORDS.title} – Whereabouts`
  return (
    <Layout title={title} simulated={props.simulated} noIndex={props.isOwn ?? true} here={paths.ask()}>
      {props.back === null ? null : (
        <p class="back">
          <a href={props.back}>{ASK_WORDS.back}</a>
        </p>
      )}
      <ErrorSummary problems={props.problems} />
      {props.children}
    </Layout>
  )
}

/** The button that goes on, and what stands beside it. */
export function GoOn({ words, children }: { words?: string; children?: Child }) {
  return (
    <p class="ways">
      <button class="button" type="submit">
        {words ?? ASK_WORDS.next}
      </button>
      {children}
    </p>
  )
}
