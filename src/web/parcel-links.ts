import type { Step } from '#domain/advice/step.ts'
import { phoneNow } from '#services/channels/phone-now.ts'
import type { Context } from '#services/context.ts'
import type { ParcelReading } from '#services/parcels/parcel-reading.ts'
import { openWords } from '#words/en/index.ts'
import type { Origin } from './asked-parcel.ts'
import type { StepMore } from './components/parcel/steps.tsx'
import { paths, phoneLink } from './paths.ts'

/** Where the page of a parcel leads: an article, tools, and for each step the pages about it. */
export function parcelLinks(ctx: Context, reading: ParcelReading, origin: Origin) {
  const situation = reading.meaning?.diagnosis.situation
  const article = situation ? (ctx.knowledge.help.ofSituation.get(situation) ?? null) : null
  return { origin, article, moreOf: stepMore(ctx) }
}

/** What each step says besides its reason, and where it leads: the carrier's page, and the article about it. */
function stepMore(ctx: Context): (step: Step) => StepMore {
  const { channels, help } = ctx.knowledge
  return ({ channel }) => {
    const info = channels.find((one) => one.channel === channel)
    const article = help.ofChannel.get(channel)
    const line = channel === 'phone' ? phoneNow(ctx) : null
    return {
      note: line?.state ? `${openWords(line.state, line.zone)}.` : '',
      links: [
        ...(line ? [{ href: phoneLink(line.phone), words: 'Call now' }] : []),
        ...(info?.url ? [{ href: info.url, words: 'Go to the USPS page' }] : []),
        ...(article ? [{ href: paths.helpArticle(article), words: 'How it works' }] : []),
      ],
    }
  }
}
