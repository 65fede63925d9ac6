import { localDay } from '#domain/calendar/civil-day.ts'
import { SUBJECTS } from '#domain/rules/further-rule.ts'
import type { RuleRow, RuleView } from '#domain/rules/rule-view.ts'
import type { Context } from '../context.ts'
import { type AnyRow, ruleRows } from './rule-rows.ts'

/** The clock by which rules come into force, minutes east of UTC: that of Washington in winter. */
const WASHINGTON = -300

/** Every rule by subject, each with its rows in the order of their dates, as of now. */
export function listRules(ctx: Context): RuleView[] {
  const today = localDay(ctx.clock(), WASHINGTON)
  const views: RuleView[] = []
  for (const [id, rows] of Map.groupBy(ruleRows(ctx.knowledge), (row) => row.id)) {
    const sorted = [...rows].sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1))
    const shown = sorted.map((row) => toRow(row, today))
    const now = shown.find((row) => row.inForce) ?? null
    const named = sorted[now ? shown.indexOf(now) : sorted.length - 1]
    if (named) views.push({ id, subject: named.subject, name: named.name, now, rows: shown })
  }
  return SUBJECTS.flatMap((subject) => views.filter((view) => view.subject === subject))
}

function toRow(row: AnyRow, today: string): RuleRow {
  const { says, note, trust, source, checkedOn, effectiveFrom, effectiveTo, isOwn } = row
  const inForce = effectiveFrom <= today && (effectiveTo === null || today <= effectiveTo)
  return { says, note, trust, source, checkedOn, effectiveFrom, effectiveTo, isOwn, inForce }
}
