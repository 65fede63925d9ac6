import type { OfficeNoteKey } from '#domain/offices/note.ts'
import type { OfficesAnswer } from '#services/offices/offices-answer.ts'
import { OFFICE_FINDER, officeNoteText, townName } from '#words/en/index.ts'
import { paths } from '../../paths.ts'
import { DialLink } from '../phone-line.tsx'

/** Where to go from a note, besides what it says. */
const ONWARD: Partial<Record<OfficeNoteKey, { href: string; words: string }>> = {
  military: { href: paths.helpArticle('military-mail'), words: 'Mail for the military' },
  foreign: { href: paths.helpArticle('international'), words: 'Parcels to and from abroad' },
  'own-post': { href: paths.helpArticle('international'), words: 'Parcels to and from abroad' },
  'unknown-zip': { href: 'https://tools.usps.com/zip-code-lookup.htm', words: OFFICE_FINDER.zipLookup },
  'only-state': { href: 'https://tools.usps.com/zip-code-lookup.htm', words: OFFICE_FINDER.zipLookup },
  'several-offices': { href: 'https://tools.usps.com/zip-code-lookup.htm', words: OFFICE_FINDER.zipLookup },
  'unknown-town': { href: 'https://tools.usps.com/zip-code-lookup.htm', words: OFFICE_FINDER.zipLookup },
  'nothing-near': { href: paths.contact(), words: 'All ways to reach USPS' },
  'parcel-not-a-number': { href: paths.home(), words: 'Look for the number again' },
  'parcel-zip-unknown': { href: paths.helpArticle('post-office'), words: 'Which Post Office is the right one' },
}

type NotesProps = {
  answer: OfficesAnswer
  locator: string | null
  /** The address of a search for another place, with the rest of what was asked. */
  searchOf: (near: string) => string
}

/** What the answer says besides offices, each with what to do next. */
export function OfficeNotes({ answer, locator, searchOf }: NotesProps) {
  const { notes, choices, items } = answer
  if (notes.length === 0) return null
  return (
    <section class={items.length === 0 ? 'sheet stack meaning' : 'sheet stack'} aria-label="Notes">
      {notes.map((note) => {
        const onward = ONWARD[note.key]
        return (
          <p>
            <Dialable text={officeNoteText(note)} />{' '}
            {onward ? (
              <a href={onward.href} rel={onward.href.startsWith('http') ? 'noreferrer' : undefined}>
                {onward.words}
              </a>
            ) : null}
            {note.key === 'no-list' && locator ? (
              <a href={locator} rel="noreferrer">
                {OFFICE_FINDER.locator}
              </a>
            ) : null}
          </p>
        )
      })}
      {choices.length > 0 ? (
        <>
          <h2>{OFFICE_FINDER.whichTown}</h2>
          <ul class="chips">
            {choices.map(({ city, state }) => {
              const town = townName(city.toUpperCase(), state)
              return (
                <li>
                  <a href={searchOf(town)}>{town}</a>
                </li>
              )
            })}
          </ul>
        </>
      ) : null}
      {notes.some(({ key }) => key === 'no-list') ? (
        <p class="small">
          {OFFICE_FINDER.operator} <code>{OFFICE_FINDER.operatorCommand}</code>.
        </p>
      ) : null}
    </section>
  )
}

const PHONE = /(1-\d{3}-\d{3}-\d{4})/

/** A text whose phone numbers can be dialed. */
function Dialable({ text }: { text: string }) {
  return <>{text.split(PHONE).map((part) => (PHONE.test(part) ? <DialLink phone={part} /> : part))}</>
}
