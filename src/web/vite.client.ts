import { defineConfig } from 'vite'
import { drawBaseMap } from './map/draw-base-map.ts'

/** The files that browsers load: hashed names, and a manifest by which the pages find them. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  plugins: [
    {
      name: 'base-map',
      generateBundle() {
        this.emitFile({ type: 'asset', name: 'us-map.svg', source: drawBaseMap() })
      },
    },
  ],
  build: {
    outDir: '../../build/client',
    emptyOutDir: true,
    manifest: 'manifest.json',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: { input: ['client/main.ts', 'styles/main.css', 'styles/favicon.svg'] },
  },
})
