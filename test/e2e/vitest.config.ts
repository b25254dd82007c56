/** End-to-end tests: every file runs in each browser, two files in parallel. Each file starts its own browser. */
import { defineConfig } from 'vitest/config'

const project = (browser: 'chromium' | 'firefox') => ({
  test: {
    name: browser,
    include: ['test/e2e/**/*.test.ts'],
    provide: { browser },
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})

export default defineConfig({
  test: {
    globalSetup: ['test/e2e/support/build-packages.ts'],
    projects: [project('chromium'), project('firefox')],
    // Two cores cannot run more browsers at a time.
    maxWorkers: 2,
  },
})
