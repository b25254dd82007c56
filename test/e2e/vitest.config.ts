/** End-to-end tests: every file runs once in each browser, two files side by side. */
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The longest first, so that none of them runs alone in the end. Vitest knows which they are only after a run. */
const LONGEST = ['popup', 'feeds', 'sources', 'sample', 'badge', 'options', 'publishers-package']

const rank = ({ moduleId }: TestSpecification): number => {
  const at = LONGEST.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`))
  return at < 0 ? LONGEST.length : at
}

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((a, b) => rank(a) - rank(b))
  }
}

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
    sequence: { sequencer: LongestFirst },
    // Two browsers at a time: two cores carry no more.
    maxWorkers: 2,
  },
})
