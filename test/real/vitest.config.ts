/** Tests on real records: started by `npm run test:real`, which says where they lie. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/real/**/*.test.ts'],
    environment: 'node',
    testTimeout: 120_000,
    // One folder is unpacked, built and asked for all its records.
    hookTimeout: 600_000,
    fileParallelism: false,
  },
})
