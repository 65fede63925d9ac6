import type { JourneyScan } from '#domain/journey/journey.ts'
import { formatAt } from '#domain/scans/at.ts'
import { clockWords, placeName, shortDay, stateName, titleCase, whenWords } from '#words/en/index.ts'

const MOST_LETTERS = 16

/** Place and time of the last physical scan, as a cancellation stamp. */
export function Postmark({ seen }: { seen: JourneyScan }) {
  const { scan } = seen
  const { place } = scan
  const top = (place.city ?? placeName(place)).toUpperCase().slice(0, MOST_LETTERS)
  const bottom = place.state ? stateName(place.state).toUpperCase().slice(0, MOST_LETTERS) : ''
  const clock = scan.hasTime ? clockWords(formatAt(scan).slice(11, 16)) : ''
  const label = [titleCase(top), place.state ? stateName(place.state) : '', whenWords(scan)].filter(Boolean).join(', ')
  return (
    <svg class="postmark" viewBox="0 0 120 120" role="img" aria-label={`Last seen: ${label}`}>
      <circle cx="60" cy="60" r="56" fill="none" stroke="currentColor" stroke-width="3" />
      <circle cx="60" cy="60" r="38" fill="none" stroke="currentColor" stroke-width="1.5" />
      <path id="mark-top" d="M60 60 m-43 0 a43 43 0 0 1 86 0" fill="none" />
      <path id="mark-bottom" d="M60 60 m-51 0 a51 51 0 0 0 102 0" fill="none" />
      <text>
        <textPath href="#mark-top" startOffset="50%" text-anchor="middle">
          {top}
        </textPath>
      </text>
      <text>
        <textPath href="#mark-bottom" startOffset="50%" text-anchor="middle">
          {bottom}
        </textPath>
      </text>
      <text class="day" x="60" y={clock ? '57' : '65'} text-anchor="middle">
        {shortDay(scan.localDay).toUpperCase()}
      </text>
      {clock ? (
        <text x="60" y="75" text-anchor="middle">
          {clock}
        </text>
      ) : null}
    </svg>
  )
}
