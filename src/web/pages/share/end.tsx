import { SHARE_WORDS } from '#words/en/index.ts'
import { Layout } from '../../components/layout.tsx'
import { paths } from '../../paths.ts'

/** Asks before a link ends; says nothing of whether there is one. */
export function EndSharePage(props: { token: string; secret: string; simulated: boolean }) {
  return (
    <Layout title={`${SHARE_WORDS.endTitle} – Whereabouts`} simulated={props.simulated} noIndex>
      <section class="sheet stack">
        <h1>{SHARE_WORDS.endTitle}</h1>
        <p>{SHARE_WORDS.endText}</p>
        <form method="post" action={paths.endShare(props.token)}>
          <input type="hidden" name="key" value={props.secret} />
          <button class="button" type="submit">
            {SHARE_WORDS.end}
          </button>
        </form>
      </section>
    </Layout>
  )
}
