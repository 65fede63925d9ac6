import { thenNextWords } from '#words/en/desk-inquiries.ts'
import type { QueueQuery } from '../../desk/queue-query.ts'

/** Sends the form and goes on with the next inquiry of the part of the queue that the agent came from. */
export function NextButton({ query, words }: { query: QueueQuery | null; words: string }) {
  if (query === null) return null
  return (
    <button class="button quiet" type="submit" name="go" value="next" data-send-next>
      {thenNextWords(words)}
    </button>
  )
}
