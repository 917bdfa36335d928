import { defineConfig } from 'vitest/config';

/** Tests that drive a real Chromium against a real server: one after the other, as each wants the machine for itself. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 180_000,
    teardownTimeout: 30_000,
  },
});
