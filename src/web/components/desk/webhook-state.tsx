import type { Endpoint } from '#services/webhooks/find-endpoint.ts'
import { WEBHOOK_WORDS as W, whyPausedWords } from '#words/en/desk-webhooks.ts'

/** Whether a webhook is sent to, and why not. */
export function WebhookState({ webhook: { state, whyPaused } }: { webhook: Endpoint }) {
  if (state === 'active') return <span class="tag">{W.active}</span>
  return <span class="tag bad">{whyPausedWords(whyPaused ?? 'by-hand')}</span>
}
