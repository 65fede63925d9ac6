import type { FieldError } from '#services/errors.ts'
import type { OfficesAnswer } from '#services/offices/offices-answer.ts'
import { OFFICE_FINDER, officeNoteText } from '#words/en/index.ts'
import { FieldErrors } from '../components/field-errors.tsx'
import { Layout } from '../components/layout.tsx'
import { OfficeItem } from '../components/offices/office-item.tsx'
import { paths } from '../paths.ts'

type OfficesProps = {
  simulated: boolean
  near: string
  /** Null where nothing is asked yet. */
  answer: OfficesAnswer | null
  problems: readonly FieldError[]
}

/** Post Offices for a place or a parcel: the list first. */
export function OfficesPage({ simulated, near, answer, problems }: OfficesProps) {
  return (
    <Layout title={`${OFFICE_FINDER.title} – Whereabouts`} simulated={simulated} here={paths.offices()}>
      <h1>{OFFICE_FINDER.title}</h1>
      <p>{OFFICE_FINDER.lead}</p>
      <FieldErrors problems={problems} />
      <form class="sheet paste" method="get" action={paths.offices()}>
        <label for="near">{OFFICE_FINDER.field}</label>
        <div class="search">
          <input id="near" name="near" value={near} maxlength={200} autocomplete="off" />
          <button class="button" type="submit">
            {OFFICE_FINDER.go}
          </button>
        </div>
      </form>
      {answer ? (
        <>
          {answer.notes.map((note) => (
            <p class="sheet">{officeNoteText(note)}</p>
          ))}
          <ol class="offices">
            {answer.items.map((found) => (
              <OfficeItem found={found} zip={answer.origin?.zip ?? null} />
            ))}
          </ol>
        </>
      ) : null}
    </Layout>
  )
}
