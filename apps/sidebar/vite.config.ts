import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import svgr from 'vite-plugin-svgr'
import { compiledMessages } from './lang/compiled-messages.ts'

/** Zendesk serves an app from a path that changes with every upload, so every address in it is relative. */
export default defineConfig({
  base: './',
  plugins: [react(), svgr(), compiledMessages()],
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    // On a busy machine it complains of our plugins' share, and a complaint fails the test that builds.
    rolldownOptions: { checks: { bundlerTimings: false } },
  },
})
