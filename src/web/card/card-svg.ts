import type { ParcelReading } from '#services/parcels/parcel-reading.ts'
import { dayWords, phaseWords, SHARE_WORDS, sharedHeadline, yearOf } from '#words/en/index.ts'
import { phaseSteps } from '../components/parcel/phase-steps.ts'
import { escapeXml } from '../xml.ts'
import { wrapLine } from './wrap-line.ts'

/** The size that messengers ask for. */
export const CARD = { width: 1200, height: 630 }

const INK = '#17242b'
const SOFT = '#52626a'
const BRAND = '#0b5d66'
const LINE = '#ddd8cc'
const GOOD = '#23683f'
const MOST_LINES = 3

/** The picture that a messenger shows beside a link: what holds, the day expected, how far it is. */
export function cardSvg(reading: ParcelReading): string {
  const lines = wrapLine(sharedHeadline(reading.headline, 'full'), 27).slice(0, MOST_LINES)
  const { expected, phase } = reading
  const below =
    expected && phase !== 'delivered' ? SHARE_WORDS.expected(dayWords(expected.day, yearOf(reading.nowMs))) : ''
  const texts = lines.map((line, index) => text(line, 72, 195 + index * 84, 78, INK, 700))
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD.width}" height="${CARD.height}" font-family="Source Sans 3">
<rect width="1200" height="630" fill="#faf8f3"/><rect width="1200" height="14" fill="${BRAND}"/>
<g fill="none" stroke="${BRAND}"><circle cx="98" cy="92" r="22" stroke-width="5"/><circle cx="98" cy="92" r="11" stroke-width="3"/></g>
${text('Whereabouts', 136, 106, 40, BRAND, 700)}
${reading.source.simulated ? text(SHARE_WORDS.simulated, 1128, 104, 30, '#8a4b00', 600, 'end') : ''}
${texts.join('\n')}
${below ? text(below, 72, 205 + lines.length * 84, 42, SOFT, 600) : ''}
${reading.outcome === 'found' ? strip(reading) : ''}
</svg>`
}

function strip({ phase }: ParcelReading): string {
  const { steps, now } = phaseSteps(phase)
  const width = (CARD.width - 144 - (steps.length - 1) * 12) / steps.length
  return steps
    .map((step, index) => {
      const x = 72 + index * (width + 12)
      const isEnd = index === now && index === steps.length - 1
      const colour = isEnd ? GOOD : index === now ? '#8a4b00' : index < now ? BRAND : LINE
      const words = text(phaseWords(step), x, 562, 27, index === now ? INK : SOFT, index === now ? 700 : 600)
      return `<rect x="${x}" y="508" width="${width}" height="14" rx="4" fill="${colour}"/>${words}`
    })
    .join('\n')
}

function text(words: string, x: number, y: number, size: number, fill: string, weight: number, anchor = 'start') {
  return `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}" text-anchor="${anchor}">${escapeXml(words)}</text>`
}
