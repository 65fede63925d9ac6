import { formatInstant } from '#domain/scans/at.ts'
import { dueKindWords, dueWords } from '#words/en/desk-inquiries.ts'
import { ageWords } from '#words/en/index.ts'

/** How long ago a moment was. */
export function Age({ atMs, nowMs }: { atMs: number; nowMs: number }) {
  return <time datetime={formatInstant(atMs)}>{ageWords(nowMs - atMs)}</time>
}

const SOON_MS = 4 * 3_600_000

/** When something is due, coloured by how near that is; nothing where nothing is. */
export function DueMark(props: {
  inquiry: { dueAtMs: number | null; dueKind: Parameters<typeof dueKindWords>[0] }
  nowMs: number
  isLong?: boolean
}) {
  const { inquiry, nowMs, isLong } = props
  if (inquiry.dueAtMs === null) return null
  const left = inquiry.dueAtMs - nowMs
  const tone = left < 0 ? 'late' : left < SOON_MS ? 'soon' : 'calm'
  return (
    <time class={`due ${tone}`} datetime={formatInstant(inquiry.dueAtMs)}>
      {isLong ? `${dueKindWords(inquiry.dueKind)} ` : ''}
      {dueWords(inquiry.dueAtMs, nowMs)}
    </time>
  )
}
