import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MockMode } from '../../console/scripts/mock/state.ts';
import { type MockApi, startMockApi } from '../../console/scripts/mock-api.ts';
import { buildConsole, launchBrowser } from './browser.ts';

const pages = [
  '/',
  '/incidents',
  '/incidents?tab=findings',
  '/incidents/10142',
  '/events?event=evt_apsw',
  '/events?tab=hunt',
  '/traffic',
  '/traffic?chart=latency&guard=injection',
  '/traffic/call_100000',
  '/traffic/call_99978',
  '/guards',
  '/guards?tab=policies',
  '/guards?tab=try',
  '/guards/policies/default',
  '/guards/policies/default?tab=json',
  '/guards/policies/default?tab=dry-run',
  '/costs',
  '/costs?tab=budgets',
  '/costs?tab=prices',
  '/costs?tab=teams',
  '/approvals',
  '/approvals/apr_mock1',
  '/redteam',
  '/redteam/rtr_3',
  '/redteam/rtr_3?tab=families',
  '/redteam/rtr_3?tab=probes',
  '/redteam/rtr_3?tab=compare&with=rtr_1',
  '/detections',
  '/detections?tab=detectors',
  '/detections?tab=problems',
  '/settings/tokens',
  '/settings/sources',
  '/settings/sources?tab=dead-letters',
  '/settings/upstreams',
  '/settings/webhooks',
  '/nothing/here',
];

let browser: Browser;
let dist: string;
let axeSource: string;

beforeAll(async () => {
  dist = await buildConsole(await mkdtemp(join(tmpdir(), 'bartizan-console-')));
  axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await rm(dist, { recursive: true, force: true });
});

/** What axe-core calls serious or critical, one line each. */
async function gravePoints(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const results = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({
      resultTypes: ['violations'],
    }),
  );
  expect(results.passes.length, 'axe looked at something').toBeGreaterThan(0);
  return results.violations
    .filter((each) => each.impact === 'serious' || each.impact === 'critical')
    .map(
      (each) =>
        `${each.id}, ${each.nodes.length} times: ${each.nodes[0]?.target.join(' ')} ${each.nodes[0]?.failureSummary}`,
    );
}

async function visit(api: MockApi, theme: 'light' | 'dark', width: number, paths: readonly string[]) {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: theme,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) complaints.push(message.text());
  });
  const grave: string[] = [];
  for (const path of paths) {
    await page.goto(api.url + path, { waitUntil: 'load' });
    await page.locator('h1, h2').first().waitFor();
    await page.locator('[role="status"][aria-label="Loading"]').first().waitFor({ state: 'detached' });
    grave.push(...(await gravePoints(page)).map((point) => `${path} ${point}`));
  }
  await context.close();
  return { grave, complaints };
}

type Case = readonly [MockMode, number, readonly string[]];

const atDesk: Case = ['full', 1440, pages];
const onPhone: Case = ['full', 390, pages];
const empty: Case = [
  'empty',
  1440,
  ['/', '/incidents', '/events', '/traffic', '/settings/tokens', '/settings/upstreams'],
];
const failing: Case = ['error', 390, ['/', '/incidents', '/guards']];

// Contrast depends on the theme and structure on the width, so not every width needs every theme.
describe.each([
  { theme: 'light', cases: [atDesk, empty] },
  { theme: 'dark', cases: [atDesk, onPhone, failing] },
] as const)('the console, $theme', ({ theme, cases }) => {
  it.each(cases)('has no serious accessibility fault, %s at %i px', async (mode, width, paths) => {
    const api = await startMockApi({ mode, rows: 300, liveMs: 0, dist });
    try {
      const { grave, complaints } = await visit(api, theme, width, paths);
      expect(grave).toEqual([]);
      expect(complaints).toEqual([]);
    } finally {
      await api.close();
    }
  });

  it('has none on the pages outside: sign-in and set-up', async () => {
    const api = await startMockApi({ mode: 'setup', signedIn: false, liveMs: 0, dist });
    try {
      const before = await visit(api, theme, 1440, ['/setup?token=x', '/setup', '/signin']);
      api.state.needsSetup = false;
      const after = await visit(api, theme, 390, ['/signin', '/setup?token=x']);
      expect([...before.grave, ...after.grave]).toEqual([]);
      expect([...before.complaints, ...after.complaints]).toEqual([]);
    } finally {
      await api.close();
    }
  });
});
