import { SHARE_WORDS } from '#words/en/index.ts'
import { Layout } from '../../components/layout.tsx'
import { paths } from '../../paths.ts'

/** A link was made: it, and the one that ends it, which is told this once. */
export function ShareMadePage(props: {
  number: string
  /** Whole addresses. */
  link: string
  endLink: string
  untilDay: string
  simulated: boolean
}) {
  const { number, link, endLink } = props
  return (
    <Layout title={`${SHARE_WORDS.madeTitle} – Whereabouts`} simulated={props.simulated} noIndex>
      <section class="sheet meaning good stack">
        <h1>{SHARE_WORDS.madeTitle}</h1>
        <p class="private-link">
          <a href={link}>{link}</a>
        </p>
        <copy-button data-text={link} data-label={SHARE_WORDS.copy} />
        <p>{SHARE_WORDS.made(props.untilDay)}</p>
        <p>
          <a class="button" href={link}>
            {SHARE_WORDS.look}
          </a>
        </p>
        <p>
          <a class="button quiet" href={paths.track(number)}>
            {SHARE_WORDS.back}
          </a>
        </p>
      </section>
      <section class="sheet stack">
        <h2>{SHARE_WORDS.endLink}</h2>
        <p>{SHARE_WORDS.endLinkText}</p>
        <p class="private-link">
          <a href={endLink}>{endLink}</a>
        </p>
        <copy-button data-text={endLink} data-label={SHARE_WORDS.copyEnd} />
      </section>
    </Layout>
  )
}
