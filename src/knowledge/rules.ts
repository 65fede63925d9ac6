import type { DeliveryChange } from '#domain/advice/delivery-changes.ts'
import type { Rules } from '#domain/advice/rules.ts'
import type { Channel } from '#domain/advice/tokens.ts'
import type { OpeningHours } from '#domain/opening-hours/opening-hours.ts'
import type { FurtherRule } from '#domain/rules/further-rule.ts'
import type { Threshold, ThresholdId, Thresholds } from '#domain/rules/threshold.ts'
import type { Dated } from '#domain/rules/window-rule.ts'
import type { KnowledgeFiles } from './knowledge.ts'
import { KnowledgeError } from './read-file.ts'

/** A phone line; `opening` is null where its hours are not known. */
export type PhoneLine = Dated & { name: string; phone: string; zone: string; opening: OpeningHours | null }

/** A channel with what it can and cannot do. */
export type ChannelInfo = Omit<Dated, 'id'> & {
  channel: Channel
  name: string
  url: string | null
  phone: PhoneLine | null
  canDo: readonly string[]
  cannotDo: readonly string[]
}

/** The operator's own thresholds, in postal days. */
export type OwnThresholds = Partial<Record<ThresholdId, number>>

export type RuleKnowledge = {
  rules: Rules
  thresholds: Thresholds
  /** With names and reasons, the operator's values put in. */
  thresholdRows: readonly (Threshold & { isOwn: boolean })[]
  furtherRules: readonly FurtherRule[]
  deliveryChanges: readonly DeliveryChange[]
  phoneLines: readonly PhoneLine[]
  channels: readonly ChannelInfo[]
}

/** Puts the rule files together. `own` replaces house thresholds. @throws KnowledgeError for a line that is missing */
export function rulesFrom(files: KnowledgeFiles, own: OwnThresholds = {}): RuleKnowledge {
  const thresholdRows = files.thresholds.rows.map((row) => ({
    ...row,
    postalDays: own[row.id] ?? row.postalDays,
    isOwn: own[row.id] !== undefined,
  }))
  const phoneLines = files.phoneLines.rows.map(({ hours, closedOnHolidays, ...row }) => ({
    ...row,
    opening: hours ? { hours, closedOnHolidays } : null,
  }))
  const channels = files.channels.rows.map(({ phoneLine, ...row }) => {
    const phone = phoneLine === null ? null : phoneLines.find((line) => line.id === phoneLine)
    if (phone === undefined) throw new KnowledgeError(`knowledge/channels.json: no phone line is called ${phoneLine}`)
    return { ...row, phone }
  })
  const ruleFiles = [
    files.claimRules,
    files.appealRules,
    files.searchRules,
    files.holdRules,
    files.refundRules,
    files.recordRules,
    files.inquiryRules,
    files.furtherRules,
  ]
  return {
    rules: {
      claims: files.claimRules.rows,
      cover: files.claimRules.cover,
      appeals: files.appealRules.rows,
      search: files.searchRules.rows,
      hold: files.holdRules.rows,
      refunds: files.refundRules.rows,
      refundExceptions: files.refundRules.exceptions,
      records: files.recordRules.rows,
      inquiries: files.inquiryRules.rows,
      asOf: ruleFiles.map((file) => file.asOf).sort()[0] ?? '',
    },
    thresholds: Object.fromEntries(thresholdRows.map((row) => [row.id, row.postalDays])) as Thresholds,
    thresholdRows,
    furtherRules: files.furtherRules.rows,
    deliveryChanges: files.deliveryChanges.rows,
    phoneLines,
    channels,
  }
}
