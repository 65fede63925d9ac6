/** What agents may do, from the least; each may do all that those before may. */
export const AGENT_ROLES = ['read-only', 'agent', 'lead', 'administrator'] as const
export type AgentRole = (typeof AGENT_ROLES)[number]

export type AgentActor = { kind: 'agent'; id: string; name: string; role: AgentRole }

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

/** The least role of an agent for each action; null: no agent may. */
const LEAST_ROLE: Record<InquiryAction, AgentRole | null> = {
  open: 'agent',
  write: null,
  'add-file': 'agent',
  close: 'agent',
  reopen: 'agent',
  rate: null,
  'renew-key': 'agent',
  reply: 'agent',
  'take-back': 'agent',
  note: 'agent',
  'log-call': 'agent',
  assign: 'agent',
  'set-status': 'agent',
  'set-priority': 'agent',
  'set-reason': 'agent',
  'set-tags': 'agent',
  snooze: 'agent',
  merge: 'agent',
  split: 'agent',
  'attach-parcel': 'agent',
  remind: 'agent',
  'take-scans': null,
  'answer-by-scan': null,
  escalate: 'lead',
  'set-due': 'lead',
  'keep-replies': 'lead',
  export: 'lead',
  redact: 'administrator',
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
  const least = LEAST_ROLE[action]
  return least !== null && hasRole(by, least)
}

/** Whether an agent's role holds another. */
export function hasRole(agent: { role: AgentRole }, least: AgentRole): boolean {
  return AGENT_ROLES.indexOf(agent.role) >= AGENT_ROLES.indexOf(least)
}
