/** Unit tests, beside the files they test, and tests of the repository. They run in Node; test/e2e/vitest.config.ts has those in browsers. */
import { defineConfig } from 'vitest/config'

const project = (name: string, include: readonly string[], more = {}) => ({
  extends: true as const,
  test: { name, include: [...include], ...more },
})

export default defineConfig({
  // The build defines the packaged index; unit tests have none.
  define: { __BUNDLED_INDEX__: JSON.stringify({ file: '/none', hash: '', size: 0 }) },
  test: {
    environment: 'node',
    // Property tests run thousands of cases, perhaps on a busy machine.
    testTimeout: 60_000,
    projects: [
      // Pure code, so files can share loaded modules: loading them again takes a fifth of the time.
      project('core', ['src/core/**/*.test.ts', 'bench/**/*.test.ts'], { isolate: false }),
      project('command', ['src/cli/**/*.test.ts'], { globalSetup: ['src/cli/fixtures/build-command.ts'] }),
      project('extension', ['src/**/*.test.{ts,tsx}', 'vite/**/*.test.ts'], {
        exclude: ['src/{core,cli}/**'],
        // Each file has its own modules: in threads that takes a sixth less time than in processes.
        pool: 'threads',
      }),
      project('repository', ['test/repository/**/*.test.ts']),
    ],
  },
})
