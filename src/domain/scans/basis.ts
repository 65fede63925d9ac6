/**
 * How we know of a scan: `seen` (someone or a machine scanned the parcel there), `announced` (a system note, a label,
 * a partner's message), `inferred` (concluded by us).
 */
export const BASES = ['seen', 'announced', 'inferred'] as const

export type Basis = (typeof BASES)[number]
