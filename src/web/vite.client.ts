import { defineConfig } from 'vite'
import { drawBaseMap } from './map/draw-base-map.ts'
import { drawStateMaps } from './map/draw-state-maps.ts'
import { stateMapFile } from './map/state-maps.ts'

let stateMaps: ReturnType<typeof drawStateMaps> | null = null

/** The files that browsers load: hashed names, and a manifest by which the pages find them. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  plugins: [
    {
      name: 'maps',
      generateBundle() {
        this.emitFile({ type: 'asset', name: 'us-map.svg', source: drawBaseMap() })
        stateMaps ??= drawStateMaps()
        for (const { state, svg } of stateMaps) {
          this.emitFile({ type: 'asset', name: stateMapFile(state), source: svg })
        }
      },
    },
  ],
  build: {
    outDir: '../../build/client',
    emptyOutDir: true,
    manifest: 'manifest.json',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: [
        'client/main.ts',
        'client/desk.ts',
        'client/widget.ts',
        'styles/main.css',
        'styles/desk.css',
        'styles/embed.css',
        'styles/favicon.svg',
        ...['app-192', 'app-512', 'app-maskable-512', 'app-touch-180'].map((name) => `icons/${name}.png`),
      ],
      // Other sites name this one file for years.
      output: { entryFileNames: ({ name }) => (name === 'widget' ? 'widget.js' : 'assets/[name]-[hash].js') },
      // Drawing the maps is most of the work here, and is meant to be.
      checks: { bundlerTimings: false },
    },
  },
})
