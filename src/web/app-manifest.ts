import { MY_PARCELS, SCAN_WORDS, SITE_DESCRIPTION } from '#words/en/index.ts'
import { assets } from './assets.ts'
import { paths } from './paths.ts'

/** What a browser needs to install the pages as an app. */
export const appManifest = {
  id: '/',
  name: 'Whereabouts',
  short_name: 'Whereabouts',
  description: SITE_DESCRIPTION,
  lang: 'en',
  start_url: paths.home(),
  scope: '/',
  display: 'standalone',
  background_color: '#faf8f3',
  theme_color: '#0b5d66',
  categories: ['utilities', 'shopping'],
  icons: [
    { src: assets.appIcon192, sizes: '192x192', type: 'image/png' },
    { src: assets.appIcon512, sizes: '512x512', type: 'image/png' },
    { src: assets.appIconMaskable, sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
  share_target: {
    action: paths.share(),
    method: 'GET',
    enctype: 'application/x-www-form-urlencoded',
    params: { title: 'title', text: 'text', url: 'url' },
  },
  shortcuts: [
    { name: MY_PARCELS.title, url: paths.myParcels() },
    { name: SCAN_WORDS.title, url: paths.scan() },
  ],
}
