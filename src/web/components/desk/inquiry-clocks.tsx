import type { PromiseState } from '#domain/inquiry/clock/inquiry-clock.ts'
import { formatInstant } from '#domain/scans/at.ts'
import { dueWords } from '#words/en/desk-inquiries.ts'
import { CLOCK_WORDS, PROMISE_STATE_WORDS, promiseName } from '#words/en/desk-warnings.ts'
import { Age } from './time-words.tsx'

/** How each promise of an inquiry stands: kept, late, due, or at a stand while we wait. */
export function InquiryClocks({ promises, nowMs }: { promises: readonly PromiseState[]; nowMs: number }) {
  if (promises.length === 0) return null
  return (
    <section class="sheet stack" aria-labelledby="clocks">
      <h2 id="clocks">{CLOCK_WORDS.title}</h2>
      <dl class="facts">
        {promises.map((promise) => (
          <div>
            <dt>{promiseName(promise.promised)}</dt>
            <dd>
              <Standing promise={promise} nowMs={nowMs} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Standing({ promise, nowMs }: { promise: PromiseState; nowMs: number }) {
  const { state, atMs } = promise
  const tone = state === 'late' || state === 'kept-late' ? 'late' : 'calm'
  if (atMs === null) return <span>{PROMISE_STATE_WORDS[state]}</span>
  if (state === 'kept' || state === 'kept-late') {
    return (
      <>
        <span class={`due ${tone}`}>{PROMISE_STATE_WORDS[state]}</span>
        <small>
          <Age atMs={atMs} nowMs={nowMs} />
        </small>
      </>
    )
  }
  return (
    <time class={`due ${tone}`} datetime={formatInstant(atMs)}>
      {dueWords(atMs, nowMs)}
    </time>
  )
}
