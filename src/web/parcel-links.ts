import type { Step } from '#domain/advice/step.ts'
import type { Channel } from '#domain/advice/tokens.ts'
import { phoneNow } from '#services/channels/phone-now.ts'
import type { Context } from '#services/context.ts'
import { destinationZipOf } from '#services/offices/office-of-parcel.ts'
import { visitOfParcel } from '#services/offices/read-visit.ts'
import type { ParcelReading } from '#services/parcels/parcel-reading.ts'
import { ASK_WORDS, OFFICE_FINDER, openWords } from '#words/en/index.ts'
import type { Origin } from './asked-parcel.ts'
import { askPath } from './components/ask-us.tsx'
import type { StepMore } from './components/parcel/steps.tsx'
import { paths, phoneLink } from './paths.ts'

/** Where the page of a parcel leads: an article, tools, and for each step the pages about it. */
export function parcelLinks(ctx: Context, reading: ParcelReading, origin: Origin) {
  const situation = reading.meaning?.diagnosis.situation
  const article = situation ? (ctx.knowledge.help.ofSituation.get(situation) ?? null) : null
  return {
    origin,
    article,
    moreOf: stepMore(ctx, officeLink(reading, origin), { href: askPath(reading, origin), words: ASK_WORDS.askUs }),
  }
}

const AT_AN_OFFICE: readonly Channel[] = ['post-office', 'pickup']

/** Where the office to ask about a parcel is found; of a pasted history only its ZIP Code goes into an address. */
export function officePath(reading: ParcelReading, { number, fields }: Origin): string {
  if (number !== null) return paths.offices([['parcel', number], ...fields])
  const known = { near: destinationZipOf(reading), for: visitOfParcel(reading) }
  return paths.offices(
    Object.entries(known).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const])),
  )
}

function officeLink(reading: ParcelReading, origin: Origin): StepMore['links'][number] {
  const zip = destinationZipOf(reading)
  return { href: officePath(reading, origin), words: zip ? OFFICE_FINDER.stepFor(zip) : OFFICE_FINDER.step }
}

/** What each step says besides its reason, and where it leads: the carrier's page, and the article about it. */
function stepMore(
  ctx: Context,
  office: StepMore['links'][number],
  us: StepMore['links'][number],
): (step: Step) => StepMore {
  const { channels, help } = ctx.knowledge
  return ({ channel }) => {
    const info = channels.find((one) => one.channel === channel)
    const article = help.ofChannel.get(channel)
    const line = channel === 'phone' ? phoneNow(ctx) : null
    return {
      note: line?.state ? `${openWords(line.state, line.zone)}.` : '',
      links: [
        ...(line ? [{ href: phoneLink(line.phone), words: 'Call now' }] : []),
        ...(channel === 'inquiry' ? [us] : []),
        ...(AT_AN_OFFICE.includes(channel)
          ? [office]
          : info?.url
            ? [{ href: info.url, words: 'Go to the USPS page' }]
            : []),
        ...(article ? [{ href: paths.helpArticle(article), words: 'How it works' }] : []),
      ],
    }
  }
}
