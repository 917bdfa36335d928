import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FakePlatform } from '../../src/cli/testing/fake-platform.ts';
import { cli } from '../../src/cli/testing/run.ts';
import { gatewayChain } from '../../src/platform/gateway-chain.ts';
import { GuardPool } from '../../src/platform/guard-pool.ts';
import { defaultPolicy, loadDefaultGuards } from '../../src/protect/guards/index.ts';
import { parseReport, type Report } from '../../src/protect/redteam/index.ts';
import { type Harness, startHarness, TOKEN } from './support/gateway-harness.ts';

const VARIABLE = 'BARTIZAN_REDTEAM_E2E_TOKEN';
const pool = new GuardPool();
let dir: string;
let open: Harness;
let guarded: Harness;

beforeAll(async () => {
  process.env[VARIABLE] = TOKEN;
  dir = await mkdtemp(join(tmpdir(), 'bartizan-redteam-e2e-'));
  const guards = await loadDefaultGuards();
  open = await startHarness({ chain: gatewayChain(guards, { ...defaultPolicy, guards: [] }, pool) });
  guarded = await startHarness({ chain: gatewayChain(guards, defaultPolicy, pool) });
});
afterAll(async () => {
  delete process.env[VARIABLE];
  await open.close();
  await guarded.close();
  await pool.close();
  await rm(dir, { recursive: true });
});

async function attack(house: Harness, model: string, ...more: readonly string[]): Promise<Report> {
  const out = join(dir, model + Math.random());
  const target = ['--target', house.url, '--model', model, '--token-env', VARIABLE, '--out', out];
  await cli(dir, new FakePlatform(), ['redteam', ...target, '--probes', '240', '--format', 'json', ...more]);
  return parseReport(await readFile(join(out, 'redteam-report.json'), 'utf8'));
}

it('shows that the guards of the gateway bring the success rate of a model that obeys everybody down', async () => {
  const before = (await attack(open, 'mock-vulnerable')).summary;
  const after = (await attack(guarded, 'mock-vulnerable')).summary;
  expect(before.total.blocked).toBe(0);
  expect(after.total.blocked).toBeGreaterThan(0);
  expect(before.total.inconclusive + after.total.inconclusive).toBe(0);
  // The intervals do not even touch.
  expect(after.total.success!.high).toBeLessThan(before.total.success!.low);
  // Nor is it paid for by blocking everybody.
  expect(after.control.overRefusal!.rate).toBeLessThan(0.5);
});

it('tells what the gateway blocked from what the model resisted', async () => {
  const { summary, results } = await attack(guarded, 'mock-robust', '--probes', '100');
  expect(summary.total.succeeded).toBe(0);
  expect(summary.total.blocked).toBeGreaterThan(0);
  expect(summary.total.resisted).toBeGreaterThan(0);
  const blocked = results.filter(({ outcome }) => outcome === 'blocked');
  expect(blocked.some(({ detail }) => detail === 'by injection')).toBe(true);
});

it('tests Anthropic’s surface of the gateway, too', async () => {
  const { summary } = await attack(guarded, 'claude-vulnerable', '--api', 'anthropic', '--probes', '80');
  expect(summary.total.inconclusive).toBe(0);
  expect(summary.total.blocked).toBeGreaterThan(0);
});

it('finds no way around the guards by asking for streams', async () => {
  const streamed = (await attack(guarded, 'mock-vulnerable', '--probes', '80', '--stream')).summary;
  const plain = (await attack(guarded, 'mock-vulnerable', '--probes', '80')).summary;
  expect(streamed.total.inconclusive).toBe(0);
  expect(streamed.total.succeeded).toBeLessThanOrEqual(plain.total.succeeded);
});

it('is inconclusive about a gateway that refuses its token', async () => {
  process.env[VARIABLE] = 'bz_wrong';
  const { run, verdict, results } = await attack(guarded, 'mock-vulnerable');
  process.env[VARIABLE] = TOKEN;
  expect(run.stop).toBe('no-answers');
  expect(verdict.status).toBe('inconclusive');
  expect(results[0]?.detail).toMatch(/HTTP 401/);
});
