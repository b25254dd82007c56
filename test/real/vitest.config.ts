/** Tests on real records. `npm run test:real` says where they are. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/real/**/*.test.ts'],
    environment: 'node',
    testTimeout: 120_000,
    // A folder is unpacked and built before its tests.
    hookTimeout: 600_000,
    fileParallelism: false,
  },
})
