/** Unit tests: beside their file, in plain Node. Browsers are tested by test/e2e with its own configuration. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  // The build writes the packaged index in; a unit has none.
  define: { __BUNDLED_INDEX__: JSON.stringify({ file: '/none', hash: '', size: 0 }) },
  test: {
    include: [
      'src/**/*.test.{ts,tsx}',
      'vite/**/*.test.ts',
      'test/repository/**/*.test.ts',
      'bench/**/*.test.ts',
    ],
    environment: 'node',
    // Property tests run thousands of cases; a busy machine may take its time.
    testTimeout: 60_000,
  },
})
