import { may, type Permission } from '../agents/permission.ts'
import type { Role } from '../agents/role.ts'

export type AgentActor = { kind: 'agent'; id: string; name: string; role: Role }

/** Who does something: the one who asked, somebody at the desk, or a rule. */
export type Actor = { kind: 'customer' } | AgentActor | { kind: 'system' }

/** Everything that somebody can do with an inquiry. */
export const INQUIRY_ACTIONS = [
  'open',
  'write',
  'add-file',
  'close',
  'reopen',
  'rate',
  'renew-key',
  'reply',
  'take-back',
  'note',
  'log-call',
  'assign',
  'set-status',
  'set-priority',
  'set-reason',
  'set-tags',
  'snooze',
  'merge',
  'split',
  'attach-parcel',
  'remind',
  'take-scans',
  'answer-by-scan',
  'escalate',
  'set-due',
  'keep-replies',
  'export',
  'redact',
] as const
export type InquiryAction = (typeof INQUIRY_ACTIONS)[number]

/** The permission that an agent needs for each action; null: no agent may. */
const NEEDS: Record<InquiryAction, Permission | null> = {
  open: 'reply',
  write: null,
  'add-file': 'reply',
  close: 'assign',
  reopen: 'assign',
  rate: null,
  'renew-key': 'reply',
  reply: 'reply',
  'take-back': 'reply',
  note: 'note',
  'log-call': 'note',
  assign: 'assign',
  'set-status': 'assign',
  'set-priority': 'assign',
  'set-reason': 'assign',
  'set-tags': 'assign',
  snooze: 'assign',
  merge: 'merge',
  split: 'merge',
  'attach-parcel': 'assign',
  remind: 'note',
  'take-scans': null,
  'answer-by-scan': null,
  escalate: 'set-due',
  'set-due': 'set-due',
  'keep-replies': 'saved-replies',
  export: 'export',
  redact: 'personal-data',
}

const OF_CUSTOMERS: ReadonlySet<InquiryAction> = new Set([
  'open',
  'write',
  'add-file',
  'close',
  'reopen',
  'rate',
  'renew-key',
])

/** What a rule, a scan or a mail does by itself. */
const OF_SYSTEM: ReadonlySet<InquiryAction> = new Set([
  'open',
  'write',
  'add-file',
  'close',
  'reopen',
  'set-status',
  'set-priority',
  'snooze',
  'take-scans',
  'answer-by-scan',
  'escalate',
  'set-due',
  'redact',
])

/** Whether somebody may do this. A customer may only with an inquiry of his own: who that is, its key says. */
export function mayDo(by: Actor, action: InquiryAction): boolean {
  if (by.kind === 'customer') return OF_CUSTOMERS.has(action)
  if (by.kind === 'system') return OF_SYSTEM.has(action)
  const permission = NEEDS[action]
  return permission !== null && may(by.role, permission)
}
