import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { build } from 'vite';

const root = join(import.meta.dirname, '../..');
const candidates = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Starts the system's Chromium without a window and without talking to anybody but the page's server. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = candidates.find((path) => path !== undefined && existsSync(path));
  if (executablePath === undefined) {
    throw new Error('The browser tests need Chromium: install it, or name it in the variable CHROMIUM.');
  }
  return chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** Builds the console into a folder of its own, so that a build elsewhere does not pull it away under the test. */
export async function buildConsole(outDir: string): Promise<string> {
  await build({ root: join(root, 'console'), logLevel: 'error', build: { outDir, emptyOutDir: true } });
  return outDir;
}
