import { ASK_WORDS } from '#words/en/index.ts'
import { Layout } from '../../components/layout.tsx'
import { paths } from '../../paths.ts'

/** Where a question was begun that is not here any more. */
export function GonePage({ simulated }: { simulated: boolean }) {
  return (
    <Layout title={`${ASK_WORDS.gone} – Whereabouts`} simulated={simulated} noIndex>
      <section class="sheet stack error">
        <h1>{ASK_WORDS.gone}</h1>
        <p>{ASK_WORDS.goneText}</p>
        <p class="ways">
          <a class="button" href={paths.ask()}>
            {ASK_WORDS.anew}
          </a>
          <a href={paths.contact()}>{ASK_WORDS.otherWays}</a>
        </p>
      </section>
    </Layout>
  )
}
