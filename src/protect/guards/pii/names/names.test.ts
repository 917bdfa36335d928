import { beforeAll, describe, expect, it } from 'vitest';
import { findPersonalData } from '../find-personal-data.ts';
import { createNamesGuard } from '../names-guard.ts';
import { loadNameModel } from './load-name-model.ts';
import { type NameModel, parseNameModel } from './name-model.ts';
import { tokenise } from './name-tokens.ts';
import { scanNames } from './scan-names.ts';

let model: NameModel;
beforeAll(async () => {
  model = await loadNameModel();
});

const found: readonly [text: string, expected: string][] = [
  ['My name is Maria Schneider and I need help.', 'PERSON Maria Schneider'],
  ['Please ask Oluwaseun Adebayo to call me back.', 'PERSON Oluwaseun Adebayo'],
  ['hey, this is john smith', 'PERSON john smith'],
  ['Sehr geehrter Herr Krüger, vielen Dank.', 'PERSON Krüger'],
  ['Send it to 12 Park Street, Springfield.', 'ADDRESS 12 Park Street, Springfield'],
];
const innocent = [
  'Please update the invoice before Monday.',
  'In March, the Black Forest is beautiful.',
  'import { createServer } from "node:http";',
  'Können Sie mir bitte erklären, wie ich die Rechnung für den Übergang prüfe?',
  'Dear Customer Service, the app crashes on Windows.',
  'Error: UserService is not defined at line 42',
];

describe('the tagger of names', () => {
  it.each(found)('reads "%s"', (text, expected) => {
    const names = scanNames(text, model).map(({ type, start, end }) => `${type} ${text.slice(start, end)}`);
    expect(names).toContain(expected);
  });

  it.each(innocent)('finds no person and no address in "%s"', (text) => {
    const types = scanNames(text, model).map(({ type }) => type);
    expect(types.filter((type) => type === 'PERSON' || type === 'ADDRESS')).toEqual([]);
  });

  it('gives offsets that stay inside of the text and do not overlap', () => {
    const text = 'Ana-María O’Neill’s mail is ana@example.org, DOB 01/02/1980, 12 Main St, Bonn.\n'.repeat(
      20,
    );
    let end = 0;
    for (const match of findPersonalData(text, model)) {
      expect(match.start).toBeGreaterThanOrEqual(end);
      expect(match.end).toBeGreaterThan(match.start);
      end = match.end;
    }
    expect(end).toBeLessThanOrEqual(text.length);
  });

  it('tells its own probes apart', () => {
    const guard = createNamesGuard(model);
    const context = { threshold: 0.5, deadlineMs: Number.POSITIVE_INFINITY };
    for (const probe of guard.probes.bad)
      expect(guard.inspect(probe, context).score).toBeGreaterThanOrEqual(0.5);
    for (const probe of guard.probes.good) expect(guard.inspect(probe, context).reasons).toEqual([]);
  });

  it('reads hostile text in bounded time', () => {
    for (const unit of ['A', 'Aa ', '1 Aa ', "a'", '\n', 'Mr. ', 'é']) {
      const start = performance.now();
      scanNames(unit.repeat(Math.ceil(200_000 / unit.length)), model);
      expect(performance.now() - start).toBeLessThan(5000);
    }
  });

  it('refuses weights that are none', () => {
    expect(() => parseNameModel(new Uint8Array(100))).toThrowError(
      expect.objectContaining({ code: 'guard_weights_invalid' }),
    );
  });
});

describe('its tokens', () => {
  it('keep hyphens and apostrophes, and set the possessive apart', () => {
    const text = "Anne-Marie O'Brien's 4th";
    const { count, starts, ends } = tokenise(text);
    const words = Array.from({ length: count }, (_, index) => text.slice(starts[index], ends[index]));
    expect(words).toEqual(['Anne-Marie', "O'Brien", "'s", '4th']);
  });
});
