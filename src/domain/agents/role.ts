/** What somebody at the desk is, from the least that may be done to the most. */
export const ROLES = ['read-only', 'agent', 'lead', 'administrator'] as const

export type Role = (typeof ROLES)[number]

export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text)
}

/** The one of two roles that may do more. */
export function higherRole(a: Role, b: Role): Role {
  return ROLES.indexOf(a) >= ROLES.indexOf(b) ? a : b
}
