import { higherRole, type Role } from './role.ts'

/** What a key may be for, and the role that a program with it acts in: keys have no rights that people don't have. */
const ROLE_OF = {
  'desk:read': 'read-only',
  'desk:write': 'agent',
  'desk:lead': 'lead',
  'desk:admin': 'administrator',
} as const satisfies Record<string, Role>

export type Scope = keyof typeof ROLE_OF

export const SCOPES = Object.keys(ROLE_OF) as Scope[]

export function isScope(text: string): text is Scope {
  return Object.hasOwn(ROLE_OF, text)
}

/** The role in which a key with these scopes acts; null for none. */
export function roleOfScopes(scopes: readonly Scope[]): Role | null {
  return scopes.reduce<Role | null>((role, scope) => {
    const next = ROLE_OF[scope]
    return role === null ? next : higherRole(role, next)
  }, null)
}
