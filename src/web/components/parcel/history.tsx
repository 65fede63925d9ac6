import type { JourneyScan } from '#domain/journey/journey.ts'
import { formatAt } from '#domain/scans/at.ts'
import { BASIS_WORDS, facilityName, placeName, whenWords } from '#words/en/index.ts'
import { paths } from '../../paths.ts'

/** All scans, newest first: solid where somebody scanned it, hollow where it is only a message. */
export function History({ scans, thisYear }: { scans: readonly JourneyScan[]; thisYear: string }) {
  return (
    <ol class="history">
      {scans.map((one) => (
        <HistoryEntry one={one} thisYear={thisYear} />
      ))}
    </ol>
  )
}

function HistoryEntry({ one, thisYear }: { one: JourneyScan; thisYear: string }) {
  const { scan, interpretation } = one
  const wording = scan.wording ?? interpretation.row?.wording ?? `Code ${scan.code}`
  const place = placeName(scan.place)
  const facility = facilityName(scan.place)
  const where = [place, facility || scan.place.zip].filter(Boolean).join(facility ? ', ' : ' ')
  const classes = [one.basis === 'seen' ? '' : 'announced', one.corrected ? 'corrected' : ''].filter(Boolean).join(' ')
  return (
    <li class={classes || undefined}>
      <div>
        <b>{interpretation.row ? <a href={paths.status(interpretation.row)}>{wording}</a> : wording}</b>{' '}
        {one.basis === 'seen' ? null : <span class="tag">{BASIS_WORDS[one.basis]}</span>}
        {one.corrected ? <span class="tag">corrected later</span> : null}
        {interpretation.readBy === 'unknown' ? <span class="tag">not known to us</span> : null}
        <br />
        {where ? (
          <>
            {where}
            <br />
          </>
        ) : null}
        <small>
          <time datetime={formatAt(scan)}>{whenWords(scan, thisYear)}</time>
        </small>
      </div>
    </li>
  )
}
