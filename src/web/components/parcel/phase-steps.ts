import type { Phase } from '#domain/scans/phase.ts'

const USUAL: Phase[] = ['pre-shipment', 'accepted', 'in-transit', 'out-for-delivery', 'delivered']
const RETURN: Phase[] = ['pre-shipment', 'accepted', 'in-transit', 'returning', 'returned']
const BEFORE_DELIVERY: Phase[] = ['delivery-attempted', 'available-for-pickup', 'held']

/** The five steps in the life of a parcel, and at which of them it is; -1 where nobody knows. */
export function phaseSteps(phase: Phase): { steps: Phase[]; now: number } {
  const steps = stepsFor(phase)
  return { steps, now: steps.indexOf(phase) }
}

function stepsFor(phase: Phase): Phase[] {
  if (phase === 'returning' || phase === 'returned') return RETURN
  if (BEFORE_DELIVERY.includes(phase)) return USUAL.map((step) => (step === 'out-for-delivery' ? phase : step))
  if (phase === 'alert') return USUAL.map((step) => (step === 'in-transit' ? phase : step))
  return USUAL
}
