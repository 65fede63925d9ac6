import { defineConfig } from 'vite'

/** The pages as a module for the server. Modules of other rooms stay outside, so that each exists once at run time. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  build: {
    ssr: 'server.ts',
    outDir: '../../build/web',
    emptyOutDir: true,
    target: 'esnext',
    minify: false,
    rolldownOptions: {
      external: [
        /^#/,
        /^node:/,
        'hono',
        /^hono\//,
        'd3-geo',
        'pdfkit',
        'ical-generator',
        'bwip-js/node',
        '@resvg/resvg-wasm',
      ],
    },
  },
})
