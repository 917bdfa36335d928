// Adds up vitest's JSON reports and prints one plain line: N passed, N failed.
//   node tools/count-tests.mjs REPORT.json…
// Exit code 1 when anything failed or was skipped, or a report is missing: a suite that never ran has not passed.
import { existsSync, readFileSync } from 'node:fs';

let passed = 0;
let failed = 0;
let skipped = 0;
for (const path of process.argv.slice(2)) {
  if (!existsSync(path)) {
    process.stdout.write(`no report ${path}: counted as one failure\n`);
    failed++;
    continue;
  }
  const report = JSON.parse(readFileSync(path, 'utf8'));
  passed += report.numPassedTests;
  failed += report.numFailedTests;
  skipped += report.numPendingTests + (report.numTodoTests ?? 0);
  // A file that cannot even be loaded has no tests to fail.
  failed += report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  if (report.numTotalTests === 0) failed++;
}
if (skipped > 0) process.stdout.write(`${skipped} skipped: skipped tests are not allowed\n`);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 || skipped > 0 ? 1 : 0;
