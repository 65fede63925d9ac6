import { may, type Permission } from '#domain/agents/permission.ts'
import type { Role } from '#domain/agents/role.ts'
import { ServiceError } from '../errors.ts'

/**
 * An agent, or a program with a key, that does something at the desk. `permissions` are a key's: what it may do, whatever
 * its role.
 */
export type DeskActor = {
  kind: 'agent'
  id: string
  name: string
  role: Role
  permissions?: ReadonlySet<Permission> | undefined
}

/** Whether somebody at the desk may do it. */
export function actorMay({ role, permissions }: DeskActor, permission: Permission): boolean {
  return permissions ? permissions.has(permission) : may(role, permission)
}

/** Who changes accounts: an agent, or whoever has the server's command line. */
export type AccountActor = DeskActor | { kind: 'system' }

/** @throws ServiceError `not-allowed` */
export function requirePermission(by: AccountActor, permission: Permission): void {
  if (by.kind === 'agent' && !actorMay(by, permission)) {
    throw new ServiceError('not-allowed', `The role ${by.role} may not do this.`)
  }
}

/** How an event names who did it. */
export function actorOfEvent(by: AccountActor): { byId: string | null; byName: string } {
  return by.kind === 'agent' ? { byId: by.id, byName: by.name } : { byId: null, byName: 'command line' }
}
