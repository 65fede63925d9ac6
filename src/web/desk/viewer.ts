import type { viewersOf } from '#services/inquiries/viewers.ts'

/** Somebody else who has an inquiry open. */
export type Viewer = Awaited<ReturnType<typeof viewersOf>>[number]
