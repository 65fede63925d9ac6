import { CONFIRM_PATH } from '#api/watch-paths.ts'
import { watchConfirmation, watchNews } from '#api/webhook-message.ts'
import type { ParcelNews, WatchWords } from '#services/ports/watches.ts'
import { watchNoticeWords, watchPushWords, watchQuestionWords } from '#words/en/watch-mails.ts'
import { textAnswerWords, watchTextQuestion, watchTextWords } from '#words/en/watch-texts.ts'

/** The addresses of a parcel's page, of a watcher's own, and of what ends mails with one request. */
export type WatchPages = {
  ofParcel: (trackingNumber: string) => string
  ofParcels: (trackingNumbers: readonly string[]) => string
  ofWatcher: (key: string) => string
  /** Where news is asked for. */
  toAsk: () => string
  stop: (key: string, watchId: number | null) => string
}

/**
 * The words for watchers, with the addresses of pages.
 * @param parts.publicUrl never taken from a request: whoever sends one could lead a mail's reader elsewhere
 * @param parts.pages null where the pages are not loaded: a command
 */
export function watchWords({ publicUrl, pages }: { publicUrl: string | null; pages: WatchPages | null }): WatchWords {
  const said = ({ reading, news }: ParcelNews) => ({
    ...reading,
    news,
    meaning: reading.meaning && { ...reading.meaning, today: reading.meaning.circumstances.today },
    link: link((to) => to.ofParcel(reading.trackingNumber)),
  })
  const link = (way: (pages: WatchPages) => string) => (publicUrl === null || !pages ? null : publicUrl + way(pages))
  return {
    question: ({ numbers, key }) => watchQuestionWords(numbers, { key, link: link((to) => to.ofWatcher(key)) }),
    notice: ({ parcels, key }) => {
      const [first] = parcels
      const watchId = parcels.length === 1 && first ? first.watchId : null
      const stopUrl = link((to) => to.stop(key, watchId))
      const mail = watchNoticeWords(parcels.map(said), { key, link: link((to) => to.ofWatcher(key)) })
      return stopUrl === null ? mail : { ...mail, stopUrl }
    },
    textQuestion: ({ numbers, key }) =>
      watchTextQuestion(
        numbers,
        link((to) => to.ofWatcher(key)),
      ),
    text: ({ parcels, key }) => {
      const [first] = parcels
      const isOne = parcels.length === 1 && first
      return watchTextWords(
        parcels.map(said),
        link((to) => (isOne ? to.ofParcel(first.reading.trackingNumber) : to.ofWatcher(key))),
      )
    },
    textAnswer: (answer) =>
      textAnswerWords(
        answer,
        link((to) => to.toAsk()),
      ),
    webhookQuestion: (about) => watchConfirmation({ ...about, confirmUrl: publicUrl && publicUrl + CONFIRM_PATH }),
    webhookNews: watchNews,
    push: ({ parcels }) => {
      const numbers = parcels.map(({ reading }) => reading.trackingNumber)
      const [only] = numbers
      const path = numbers.length === 1 && only ? pages?.ofParcel(only) : pages?.ofParcels(numbers)
      return { ...watchPushWords(parcels.map(said)), path: path ?? '/', about: numbers.join(',') }
    },
  }
}
