import { DONE_AT_DESK } from '#words/en/desk-inquiries.ts'

/** What was done by the form before; a sentence of its own where there is no token for it. */
export function Done({ done }: { done: string | undefined }) {
  const words = done === undefined ? undefined : (DONE_AT_DESK[done] ?? done)
  if (words === undefined) return null
  return (
    <p class="sheet done" role="status" data-done={done}>
      {words}
    </p>
  )
}
