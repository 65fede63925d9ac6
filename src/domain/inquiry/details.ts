import { WISHES } from '../diagnosis/tokens.ts'
import type { InquiryReason } from './tokens.ts'

/** What a customer may tell besides the description. Days are `YYYY-MM-DD`. */
export type InquiryDetails = {
  mailedOn?: string
  expectedDay?: string
  deliveredOn?: string
  contents?: string
  packaging?: string
  /** In dollars. */
  value?: number
  insured?: boolean
  wish?: (typeof WISHES)[number]
  senderAddress?: string
  recipientAddress?: string
  /** Where somebody has looked for it: neighbours, porch, office. */
  lookedAt?: string
  /** Confirmation numbers of what was asked or claimed before. */
  earlierNumbers?: string
}

export type DetailField = keyof InquiryDetails

/** What a detail is, for whoever checks it or asks for it. */
export type DetailForm =
  | { kind: 'day' }
  | { kind: 'text'; most: number }
  | { kind: 'dollars'; most: number }
  | { kind: 'yes-no' }
  | { kind: 'choice'; choices: readonly string[] }

export const DETAIL_FORMS: Record<DetailField, DetailForm> = {
  mailedOn: { kind: 'day' },
  expectedDay: { kind: 'day' },
  deliveredOn: { kind: 'day' },
  contents: { kind: 'text', most: 2_000 },
  packaging: { kind: 'text', most: 1_000 },
  value: { kind: 'dollars', most: 1_000_000 },
  insured: { kind: 'yes-no' },
  wish: { kind: 'choice', choices: WISHES },
  senderAddress: { kind: 'text', most: 500 },
  recipientAddress: { kind: 'text', most: 500 },
  lookedAt: { kind: 'text', most: 1_000 },
  earlierNumbers: { kind: 'text', most: 500 },
}

export const DETAIL_FIELDS = Object.keys(DETAIL_FORMS) as DetailField[]

/** Which details a reason needs. What stands in neither is not asked for, and not kept. */
export type DetailNeeds = {
  required: readonly DetailField[]
  /** In the order in which they are asked. */
  helpful: readonly DetailField[]
  /** Whether photos or receipts help. */
  files: boolean
}

const NEEDS: Record<InquiryReason, DetailNeeds> = {
  'no-updates': { required: [], helpful: ['mailedOn', 'expectedDay', 'earlierNumbers'], files: false },
  late: { required: [], helpful: ['expectedDay', 'mailedOn', 'earlierNumbers'], files: false },
  lost: {
    required: ['contents'],
    helpful: ['mailedOn', 'packaging', 'value', 'insured', 'senderAddress', 'recipientAddress', 'earlierNumbers'],
    files: true,
  },
  damaged: {
    required: ['contents'],
    helpful: ['deliveredOn', 'packaging', 'value', 'insured', 'earlierNumbers'],
    files: true,
  },
  'missing-contents': {
    required: ['contents'],
    helpful: ['deliveredOn', 'packaging', 'value', 'insured', 'earlierNumbers'],
    files: true,
  },
  'delivered-not-received': {
    required: [],
    helpful: ['deliveredOn', 'lookedAt', 'recipientAddress', 'earlierNumbers'],
    files: true,
  },
  'unclear-status': { required: [], helpful: [], files: true },
  'delivery-wish': { required: ['wish'], helpful: ['recipientAddress', 'earlierNumbers'], files: false },
  returned: {
    required: [],
    helpful: ['mailedOn', 'recipientAddress', 'senderAddress', 'earlierNumbers'],
    files: true,
  },
  claim: { required: [], helpful: ['earlierNumbers', 'contents', 'value', 'insured'], files: true },
  other: { required: [], helpful: ['earlierNumbers'], files: true },
}

/** Which details a reason needs: the same for pages, API and mails. */
export function detailsFor(reason: InquiryReason): DetailNeeds {
  return NEEDS[reason]
}
