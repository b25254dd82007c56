/** End-to-end tests: every file runs once in each browser, the two browsers side by side. */
import { defineConfig } from 'vitest/config'

const project = (browser: 'chromium' | 'firefox') => ({
  test: {
    name: browser,
    include: ['test/e2e/**/*.test.ts'],
    provide: { browser },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // One browser of each kind at a time: two cores carry no more.
    fileParallelism: false,
  },
})

export default defineConfig({
  test: {
    globalSetup: ['test/e2e/support/build-packages.ts'],
    projects: [project('chromium'), project('firefox')],
    maxWorkers: 2,
  },
})
