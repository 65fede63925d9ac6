import { textMessage } from '#domain/text/gsm7.ts'
import { printTrackingNumber } from '#domain/tracking-number/print.ts'
import { headline } from './headline.ts'
import { type NoticeOfParcel, newsInShort } from './watch-mails.ts'

const WE = 'Whereabouts (not USPS): '
const STOP = 'Reply STOP to end.'
const MOST_NAMED = 3

/** Whether the owner of a phone number wants to be told of these parcels. */
export function watchTextQuestion(numbers: readonly string[], link: string | null): string {
  const [first = ''] = numbers
  const what = numbers.length === 1 ? `parcel ${tailOf(first)}` : `${numbers.length} parcels`
  const yes = link === null ? 'Reply YES.' : `Reply YES or open ${link}`
  return textMessage(
    `${WE}do you want texts with news of ${what}?`,
    `${yes} Not you? Do nothing. STOP: never again. HELP: help. Rates may apply.`,
  )
}

/** What is new of some parcels, in a text message. `link` leads to the parcel, or to all that is watched. */
export function watchTextWords(parcels: readonly NoticeOfParcel[], link: string | null): string {
  const end = link === null ? STOP : `${link} ${STOP}`
  const [first] = parcels
  if (parcels.length === 1 && first) {
    return textMessage(
      `${WE}${newsInShort(first)}. Parcel ${tailOf(first.trackingNumber)}: ${headline(first.headline)}.`,
      end,
    )
  }
  const named = parcels.slice(0, MOST_NAMED).map((one) => `${tailOf(one.trackingNumber)} ${newsInShort(one)}`)
  const more = parcels.length - named.length
  const list = [...named, ...(more > 0 ? [`and ${more} more`] : [])].join('; ')
  return textMessage(`${WE}news of ${parcels.length} parcels: ${list}.`, end)
}

const ANSWERS = {
  stopped: 'no more texts come to this number, whoever asks. Reply START to allow them again.',
  allowed: 'texts to this number are allowed again. Ask for news on the page of a parcel.',
  confirmed: 'you get news of your parcels by text, until they are delivered. Reply STOP to end, HELP for help.',
  help: 'news of parcels by text, only for whoever said yes. Reply STOP to end all of it. Rates may apply.',
  hint: 'nobody reads texts here. Reply STOP to end, HELP for help.',
} as const

/** What whoever texted us reads. */
export function textAnswerWords(answer: keyof typeof ANSWERS, link: string | null): string {
  return textMessage(`${WE}${ANSWERS[answer]}`, answer === 'help' && link !== null ? link : '').trim()
}

/** The end of a number, by which people know their parcel. */
function tailOf(trackingNumber: string): string {
  return `...${printTrackingNumber(trackingNumber).slice(-7)}`
}
