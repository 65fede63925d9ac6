/** What was wrong with what an agent sent, on top of its form. */
export function DeskProblem({ text }: { text: string | undefined }) {
  if (text === undefined) return null
  return (
    <p class="sheet error" role="alert" id="problem">
      {text}
    </p>
  )
}
