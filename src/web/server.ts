export { createPages } from './create-pages.tsx'
export { tooManyPage } from './pages/too-many.tsx'
export type { Site } from './site.ts'
