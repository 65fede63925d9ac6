import { defineConfig } from 'vite'

/** The service worker: one file under one name, whose content tells browsers that there is a new one. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  build: {
    outDir: '../../build/worker',
    emptyOutDir: true,
    rolldownOptions: {
      input: 'worker/service-worker.ts',
      output: { format: 'iife', entryFileNames: 'service-worker.js' },
    },
  },
})
