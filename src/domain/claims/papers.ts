import { troubleOf } from '../advice/deadlines.ts'
import type { Circumstances } from '../diagnosis/circumstances.ts'
import type { FurtherRule } from '../rules/further-rule.ts'
import { inForce } from '../rules/window-rule.ts'

/** Papers for one purpose: all of them, or one. The items are tokens with words. */
export type PaperGroup = {
  id: 'insurance' | 'value' | 'estimate' | 'damage' | 'way'
  needs: 'one' | 'all'
  items: readonly string[]
  rule: string
}

const FOR_LOSS = ['insurance', 'value', 'way'] as const
const FOR_DAMAGE = ['insurance', 'value', 'estimate', 'damage', 'way'] as const

/** Which papers a claim needs: for damage also what shows it. */
export function papersFor(c: Circumstances, further: readonly FurtherRule[]): PaperGroup[] {
  return (troubleOf(c) ? FOR_DAMAGE : FOR_LOSS).flatMap((id) => {
    const rule = inForce(further, `claim.papers-${id}`, c.today)
    if (rule?.kind !== 'list') return []
    const needs = id === 'damage' || id === 'way' ? 'all' : 'one'
    return [{ id, needs, items: rule.items, rule: rule.id }]
  })
}
