import type { Phase } from '#domain/scans/phase.ts'
import { phaseWords } from '#words/en/index.ts'
import { remembered } from '../../remembered.ts'

const USUAL: Phase[] = ['pre-shipment', 'accepted', 'in-transit', 'out-for-delivery', 'delivered']
const RETURN: Phase[] = ['pre-shipment', 'accepted', 'in-transit', 'returning', 'returned']
const BEFORE_DELIVERY: Phase[] = ['delivery-attempted', 'available-for-pickup', 'held']

/** Where in its life the parcel is: five steps, of which the present one is marked. */
export const phasesStrip = remembered((phase: Phase) => {
  const steps = stepsFor(phase)
  const now = steps.indexOf(phase)
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

function stepsFor(phase: Phase): Phase[] {
  if (phase === 'returning' || phase === 'returned') return RETURN
  if (BEFORE_DELIVERY.includes(phase)) return USUAL.map((step) => (step === 'out-for-delivery' ? phase : step))
  if (phase === 'alert') return USUAL.map((step) => (step === 'in-transit' ? phase : step))
  return USUAL
}
