/** Where the service worker keeps pages that were looked at. */
export const PAGES_CACHE = 'pages'
