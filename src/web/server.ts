export { createPages } from './create-pages.tsx'
export { pageHeaders } from './page-headers.ts'
export { tooManyPage } from './pages/too-many.tsx'
export type { Site } from './site.ts'
