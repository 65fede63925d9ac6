import { OFFICE_MAP_WORDS, titleCase } from '#words/en/index.ts'
import { assets } from '../../assets.ts'
import {
  OFFICE_MAP_HEIGHT,
  OFFICE_MAP_WIDTH,
  type OfficeMapView,
  type OfficeMark,
  PIN_ABOVE,
} from '../../map/office-map.ts'

const PIN = 24

/** Where the offices of the list are; the list says all that the map shows. */
export function OfficeMap({ view }: { view: OfficeMapView }) {
  const base = assets.stateMap(view.state)
  const { miles, width } = view.scale
  return (
    <figure class="office-map">
      <svg viewBox={`0 0 ${OFFICE_MAP_WIDTH} ${OFFICE_MAP_HEIGHT}`} role="img" aria-label={OFFICE_MAP_WORDS.label}>
        {base ? <use href={`${base}#map`} transform={view.transform} /> : null}
        {view.circles.map(({ x, y, r }) => (
          <circle class="about" cx={x} cy={y} r={r} />
        ))}
        {view.origin ? <path class="from" d={`M${view.origin.x - 9} ${view.origin.y}h18m-9-9v18`} /> : null}
        {view.marks.map((mark) => (
          <Mark mark={mark} />
        ))}
        <g class="scale">
          <path d={`M20 ${OFFICE_MAP_HEIGHT - 26}v8h${width}v-8`} />
          <text x="26" y={OFFICE_MAP_HEIGHT - 30}>
            {OFFICE_MAP_WORDS.miles(miles)}
          </text>
        </g>
      </svg>
      <figcaption class="small">
        {view.marks.every((mark) => mark.isExact) ? null : `${OFFICE_MAP_WORDS.about} `}
        {view.origin ? `${OFFICE_MAP_WORDS.from} ` : null}
        {OFFICE_MAP_WORDS.streets}
      </figcaption>
    </figure>
  )
}

/** A pin stands on its place; a badge only in its middle. */
function Mark({ mark: { x, y, numbers, isExact, town } }: { mark: OfficeMark }) {
  const text = OFFICE_MAP_WORDS.numbers(numbers)
  const half = Math.max(PIN, text.length * 8 + 8)
  const middle = isExact ? y - PIN_ABOVE : y
  return (
    <g class={isExact ? 'pin' : 'pin about'}>
      {isExact ? <path d={`M${x} ${y}l-9 -18h18z`} /> : null}
      <rect x={x - half} y={middle - PIN} width={2 * half} height={2 * PIN} rx={PIN} />
      <text x={x} y={middle + 9} text-anchor="middle">
        {text}
      </text>
      {town ? (
        <text class="town" x={x} y={town.y} text-anchor="middle">
          {titleCase(town.name)}
        </text>
      ) : null}
    </g>
  )
}
