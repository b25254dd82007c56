/** End-to-end tests: every file runs once in each browser, two files side by side. */
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
    // Two browsers at a time: two cores carry no more.
    maxWorkers: 2,
  },
})
