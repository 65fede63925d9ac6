import { ROLES, type Role } from './role.ts'

/** From which role on something may be done: the one table that pages, API and services ask. */
const FROM = {
  /** Read the queue, inquiries, parcels, mails, files. */
  see: 'read-only',
  /** Write to the customer, and open an inquiry for somebody on the phone. */
  reply: 'agent',
  note: 'agent',
  /** Take an inquiry, give it to somebody, change priority, tags or status, snooze. */
  assign: 'agent',
  /** Merge and split. */
  merge: 'agent',
  /** Change many inquiries at once. */
  bulk: 'lead',
  /** Write the answers that all agents use. */
  'saved-replies': 'lead',
  reports: 'lead',
  /** Say when an inquiry is due, and escalate it. */
  'set-due': 'lead',
  /** Hand over all inquiries as a file. */
  export: 'lead',
  /** Add agents and keys, change roles, shut out. */
  'manage-agents': 'administrator',
  /** Have programs elsewhere told of parcels. */
  webhooks: 'administrator',
  /** Hand over or delete all that is kept of one person. */
  'personal-data': 'administrator',
  settings: 'administrator',
} as const satisfies Record<string, Role>

export type Permission = keyof typeof FROM

export const PERMISSIONS = Object.keys(FROM) as Permission[]

/** Whether somebody of this role may do it. */
export function may(role: Role, permission: Permission): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(FROM[permission])
}
