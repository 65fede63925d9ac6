import { WIDGET_DOCS } from '#words/en/index.ts'
import { paths } from '../paths.ts'

/** How other sites show a parcel, to be copied. */
export function WidgetSection({ base, sample }: { base: string; sample: string }) {
  return (
    <section class="sheet stack" id="widget">
      <h2>{WIDGET_DOCS.title}</h2>
      <p>{WIDGET_DOCS.text}</p>
      <Snippet
        text={`<script type="module" src="${base}${paths.widget()}"></script>\n<whereabouts-parcel number="${sample}"></whereabouts-parcel>`}
      />
      <p>
        <code>theme="light"</code> or <code>"dark"</code> {WIDGET_DOCS.theme}
      </p>
      <p>{WIDGET_DOCS.frame}</p>
      <Snippet
        text={`<iframe src="${base}${paths.embed(sample)}" title="Where the parcel is"\n  width="100%" height="260" loading="lazy"></iframe>`}
      />
      <p>
        {WIDGET_DOCS.feeds} <code>{paths.parcelFeed('NUMBER')}</code> {WIDGET_DOCS.feed}{' '}
        <code>{paths.deadlinesIcs('NUMBER')}</code> {WIDGET_DOCS.calendar}
      </p>
    </section>
  )
}

function Snippet({ text }: { text: string }) {
  return (
    <>
      <pre tabindex={0}>
        <code>{text}</code>
      </pre>
      <copy-button data-text={text} data-label="Copy" />
    </>
  )
}
