import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { listSettings } from '../src/kernel/config/settings.ts';
import { configSchema } from '../src/kernel/config.ts';
import { configurationPage } from './docs/configuration-page.ts';
import { pages } from './docs/pages.ts';

const root = resolve(import.meta.dirname, '..');

describe('pages made from code', () => {
  it.each(Object.entries(pages))('%s is what npm run docs writes', (path, page) => {
    expect(readFileSync(join(root, path), 'utf8')).toBe(page());
  });

  it('name every setting', () => {
    const page = configurationPage();
    for (const { key } of listSettings(configSchema)) expect(page).toContain(`| \`${key}\` |`);
  });

  it('show a file that is valid', () => {
    const example = /```yaml\n([^`]*)```/.exec(configurationPage())?.[1] ?? '';
    expect(configSchema.parse(parse(example)).retention.hotDays).toBe(14);
  });
});
