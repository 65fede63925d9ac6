import { may, PERMISSIONS, type Permission } from './permission.ts'
import { higherRole, type Role } from './role.ts'

/** What a key may be for, and the role that a program with it acts in: keys have no rights that people don't have. */
const ROLE_OF = {
  'desk:read': 'read-only',
  'desk:write': 'agent',
  'desk:lead': 'lead',
  'desk:admin': 'administrator',
} as const satisfies Record<string, Role>

/** What a key may be for alone, without anything else of the desk. */
const PERMISSION_OF = { webhooks: 'webhooks' } as const satisfies Record<string, Permission>

export type Scope = keyof typeof ROLE_OF | keyof typeof PERMISSION_OF

export const SCOPES = [...Object.keys(ROLE_OF), ...Object.keys(PERMISSION_OF)] as Scope[]

export function isScope(text: string): text is Scope {
  return Object.hasOwn(ROLE_OF, text) || Object.hasOwn(PERMISSION_OF, text)
}

/** What a key with some scopes may do. `role`: whose name it acts under; what it may do, `permissions` alone say. */
export type KeyRights = { role: Role; permissions: ReadonlySet<Permission> }

/** What a key with these scopes may do; null for none. */
export function rightsOfScopes(scopes: readonly Scope[]): KeyRights | null {
  let role: Role | null = null
  const permissions = new Set<Permission>()
  for (const scope of scopes) {
    if (isOfRole(scope)) role = role === null ? ROLE_OF[scope] : higherRole(role, ROLE_OF[scope])
    else permissions.add(PERMISSION_OF[scope])
  }
  for (const permission of PERMISSIONS) if (role !== null && may(role, permission)) permissions.add(permission)
  return permissions.size === 0 ? null : { role: role ?? 'read-only', permissions }
}

function isOfRole(scope: Scope): scope is keyof typeof ROLE_OF {
  return Object.hasOwn(ROLE_OF, scope)
}
