/** Unit tests: beside their file, in plain Node. Browsers are tested by test/e2e with its own configuration. */
import { defineConfig } from 'vitest/config'

const project = (name: string, include: readonly string[], more = {}) => ({
  extends: true as const,
  test: { name, include: [...include], ...more },
})

export default defineConfig({
  // The build writes the packaged index in; a unit has none.
  define: { __BUNDLED_INDEX__: JSON.stringify({ file: '/none', hash: '', size: 0 }) },
  test: {
    environment: 'node',
    // Property tests run thousands of cases; a busy machine may take its time.
    testTimeout: 60_000,
    projects: [
      // Pure, so that its files can share their modules: loading them anew for each file is a fifth of the time.
      project('core', ['src/core/**/*.test.ts', 'bench/**/*.test.ts'], { isolate: false }),
      project('command', ['src/cli/**/*.test.ts'], { globalSetup: ['src/cli/fixtures/build-command.ts'] }),
      project('extension', ['src/**/*.test.{ts,tsx}', 'vite/**/*.test.ts'], {
        exclude: ['src/{core,cli}/**'],
        // Each file begins anew: as a thread that takes a sixth less than as a process.
        pool: 'threads',
      }),
      project('repository', ['test/repository/**/*.test.ts']),
    ],
  },
})
