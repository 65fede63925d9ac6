import type { Need } from './let-in.ts'

/** Who may come to an address of the desk. `anyone`: also the signed out, as the sign-in itself must be. */
export type DeskRule = Need | 'anyone'

/** The rule of each address of the desk, by method and path: `POST /desk/agents`. A test asks them all as each role. */
export type DeskRules = Map<string, DeskRule>
