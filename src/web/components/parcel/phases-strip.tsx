import type { Phase } from '#domain/scans/phase.ts'
import { phaseWords } from '#words/en/index.ts'
import { remembered } from '../../remembered.ts'
import { phaseSteps } from './phase-steps.ts'

/** Where in its life the parcel is: five steps, of which the present one is marked. */
export const phasesStrip = remembered((phase: Phase) => {
  const { steps, now } = phaseSteps(phase)
  const isEnd = phase === 'delivered' || phase === 'returned'
  return (
    <ol class="phases">
      {steps.map((step, index) => (
        <li
          class={index < now ? 'past' : index === now ? (isEnd ? 'done' : phase === 'alert' ? 'trouble' : '') : ''}
          aria-current={index === now ? 'step' : undefined}
        >
          {phaseWords(step)}
        </li>
      ))}
    </ol>
  )
})
