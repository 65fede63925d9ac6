import { INQUIRY_EVIDENCE_WORDS as WORDS } from '#words/en/index.ts'
import type { EVIDENCE_KINDS } from '../evidence-answer.ts'

/** Where the signed record of an inquiry is. */
export function InquiryRecord(props: {
  title: string
  text: string
  path: (kind: (typeof EVIDENCE_KINDS)[number]) => string
}) {
  return (
    <section class="sheet stack">
      <h2>{props.title}</h2>
      <p class="small">{props.text}</p>
      <ul class="files">
        <li>
          <a href={props.path('pdf')}>{WORDS.pdf}</a>
        </li>
        <li>
          <a href={props.path('json')}>{WORDS.json}</a>
        </li>
      </ul>
    </section>
  )
}
