// Takes the pictures of the console that the documentation shows, from `bartizan demo` on a throw-away folder.
//   node tools/run.mjs tools/screenshots.ts [FOLDER]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../test/browser/browser.ts';

const root = join(import.meta.dirname, '..');
const WAIT_MS = 180_000;
const SETTLE_MS = 700;

interface Demo {
  readonly url: string;
  readonly owner: { readonly email: string; readonly password: string };
}

interface IncidentRow {
  readonly id: string;
  readonly severity: string;
  readonly wings: readonly string[];
  readonly findingCount: number;
}

interface CallRow {
  readonly id: string;
  readonly verdict: { readonly action: string };
}

interface Shot {
  readonly name: string;
  readonly path: string;
  readonly theme?: 'light' | 'dark';
  readonly phone?: boolean;
  /** Done before the picture is taken. */
  readonly act?: (page: Page) => Promise<void>;
}

async function dryRun(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await page
    .getByLabel(/^Action of injection/)
    .first()
    .selectOption('flag');
  await page.getByRole('link', { name: 'Dry run', exact: true }).click();
  await page.getByRole('button', { name: 'Replay recent calls' }).click();
  await page.getByText('All calls of the range.').waitFor({ timeout: 60_000 });
}

/** What stands in the folder of pictures. */
function shotsOf(incident: IncidentRow, call: CallRow, report: string): readonly Shot[] {
  return [
    { name: 'overview-light', path: '/' },
    { name: 'overview-dark', path: '/', theme: 'dark' },
    { name: 'overview-phone', path: '/', phone: true },
    { name: 'incidents', path: '/incidents' },
    { name: 'incident', path: `/incidents/${incident.id}` },
    { name: 'incident-phone', path: `/incidents/${incident.id}`, phone: true, theme: 'dark' },
    { name: 'traffic', path: '/traffic', theme: 'dark' },
    { name: 'traffic-call', path: `/traffic/${call.id}` },
    { name: 'events', path: '/events' },
    { name: 'detections', path: '/detections' },
    { name: 'policies', path: '/guards/policies/default?tab=dry-run', act: dryRun },
    { name: 'red-team', path: `/redteam/${report}` },
    { name: 'costs', path: '/costs?from=-1h' },
  ];
}

async function list<Row>(context: BrowserContext, url: string): Promise<readonly Row[]> {
  const answer = await context.request.get(url);
  if (!answer.ok()) throw new Error(`${url}: ${answer.status()}`);
  return ((await answer.json()) as { items: Row[] }).items;
}

/** Waits until both wings have something to show. */
async function subjects(context: BrowserContext, url: string): Promise<[IncidentRow, CallRow]> {
  const deadlineMs = Date.now() + WAIT_MS;
  for (;;) {
    const [incidents, calls] = await Promise.all([
      list<IncidentRow>(context, `${url}/api/incidents`),
      list<CallRow>(context, `${url}/api/traffic?action=block`),
    ]);
    const defended = incidents.filter((each) => each.wings.includes('defend') && each.findingCount >= 6);
    const call = calls[0];
    const incident = defended.find((each) => each.severity === 'critical') ?? defended[0];
    const guarded = incidents.some((each) => each.wings.includes('protect'));
    if (incident && call && guarded && (await hasContent(context, url, call))) return [incident, call];
    if (Date.now() > deadlineMs) throw new Error('the demo showed no attack on both wings in time');
    await sleep(1_000);
  }
}

async function signIn(page: Page, { url, owner }: Demo): Promise<void> {
  await page.goto(`${url}/signin`);
  await page.getByLabel('E-mail').fill(owner.email);
  await page.getByLabel('Password').fill(owner.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('navigation').first().waitFor();
}

/** From then on calls keep their words, so that the picture of one shows what the guard pointed at. */
async function keepContent(page: Page, { url }: Demo): Promise<void> {
  await page.goto(`${url}/guards/policies/default?field=storeContent`);
  await page.getByRole('switch', { name: 'Keep content', exact: true }).click();
  await page.getByRole('button', { name: 'Save policy' }).click();
  await page.getByText('The policy holds from the next call on.').waitFor();
}

/** Sends to the API as the console does, with the session of the page. */
async function send<Answer>(page: Page, method: string, path: string, body: unknown): Promise<Answer> {
  const script = `(async () => {
    const { csrfToken } = await (await fetch('/api/session')).json();
    const headers = { 'content-type': 'application/json', 'x-csrf-token': csrfToken };
    const answer = await fetch(${JSON.stringify(path)}, { method: ${JSON.stringify(method)}, headers, body: ${JSON.stringify(JSON.stringify(body))} });
    if (!answer.ok) throw new Error(${JSON.stringify(path)} + ' ' + answer.status + ' ' + (await answer.text()));
    return answer.json();
  })()`;
  return page.evaluate<Answer>(script);
}

/** Prices and a budget, so that costs are more than zeros. */
async function setPrices(page: Page): Promise<void> {
  await send(page, 'PUT', '/api/prices', { model: '*', input: 1.25, output: 10, contextTokens: 400_000 });
  await send(page, 'PUT', '/api/budgets/everybody', {
    team: null,
    token: null,
    unit: 'cost',
    amount: 2_000,
    period: 'month',
  });
}

/** Runs the red team against the demo's own gateway. @returns the id of the report that is kept */
async function attack(page: Page, { url }: Demo): Promise<string> {
  const made = await send<{ token: string }>(page, 'POST', '/api/tokens', {
    name: 'red-team',
    scopes: ['gateway'],
  });
  const out = await mkdtemp(join(tmpdir(), 'bartizan-shots-'));
  const args = [
    'redteam',
    '--target',
    `${url}/v1`,
    '--token-env',
    'SHOTS_TOKEN',
    '--probes',
    '160',
    '--model',
    'mock-vulnerable',
  ];
  const child = spawn(
    process.execPath,
    [join(root, 'bin/bartizan'), ...args, '--format', 'json', '--out', out],
    { stdio: 'ignore', env: { ...process.env, SHOTS_TOKEN: made.token } },
  );
  await once(child, 'exit');
  const report: unknown = JSON.parse(await readFile(join(out, 'redteam-report.json'), 'utf8'));
  await rm(out, { recursive: true });
  return (await send<{ id: string }>(page, 'POST', '/api/redteam-reports', report)).id;
}

async function hasContent(context: BrowserContext, url: string, { id }: CallRow): Promise<boolean> {
  const answer = await context.request.get(`${url}/api/traffic/${id}`);
  return answer.ok() && 'content' in ((await answer.json()) as object);
}

async function take(page: Page, demo: Demo, shot: Shot, folder: string): Promise<void> {
  await page.setViewportSize(shot.phone ? { width: 390, height: 844 } : { width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: shot.theme ?? 'light', reducedMotion: 'reduce' });
  await page.goto(demo.url + shot.path);
  await page.locator('h1, h2').first().waitFor();
  await page.locator('[role="status"][aria-label="Loading"]').first().waitFor({ state: 'detached' });
  await page.evaluate('document.fonts.ready.then(() => undefined)');
  // Charts come in a part of their own, and counters follow the stream.
  await shot.act?.(page);
  await sleep(SETTLE_MS);
  await page.screenshot({ path: join(folder, `${shot.name}.png`) });
}

async function sizeKb(folder: string): Promise<number> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.png'));
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
  return Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1024);
}

/** Takes every picture of a running demo. */
export async function takeAll(demo: Demo, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ deviceScaleFactor: 1, locale: 'en-GB' });
    const page = await context.newPage();
    await signIn(page, demo);
    await keepContent(page, demo);
    await setPrices(page);
    const [incident, call] = await subjects(context, demo.url);
    const report = await attack(page, demo);
    for (const shot of shotsOf(incident, call, report)) await take(page, demo, shot, folder);
  } finally {
    await browser.close();
  }
  process.stdout.write(`${await sizeKb(folder)} kB of pictures in ${folder}\n`);
}

async function main(): Promise<void> {
  const folder = resolve(process.argv[2] ?? join(root, 'docs/images'));
  const child = spawn(
    process.execPath,
    [join(root, 'bin/bartizan'), 'demo', '--json', '--log-level', 'error'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const exited = once(child, 'exit');
  try {
    const [line] = await once(createInterface({ input: child.stdout }), 'line');
    await takeAll(JSON.parse(String(line)) as Demo, folder);
  } finally {
    child.kill('SIGTERM');
    await exited;
  }
}

if (import.meta.main) await main();
