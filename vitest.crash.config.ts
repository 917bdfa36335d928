import { defineConfig } from 'vitest/config';

/**
 * Tests that kill the server at random moments. `CRASH_KILLS` says how often; it has no `BARTIZAN_` prefix because
 * servers inherit the environment and refuse settings that they do not know.
 */
export default defineConfig({
  test: {
    include: ['test/crash/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 900_000,
    hookTimeout: 120_000,
    teardownTimeout: 30_000,
  },
});
