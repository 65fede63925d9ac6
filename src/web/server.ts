export { createPages } from './create-pages.tsx'
export type { Site } from './site.ts'
