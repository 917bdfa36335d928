import { describe, expect, it } from 'vitest';
import { buildSuite } from './build-suite.ts';
import { judge } from './detect/judge.ts';
import { families, familyIds } from './families.ts';
import { type Message, probeSchema } from './probe.ts';
import type { Reading } from './wire/answer.ts';

const options = { seed: 7, size: 500, maxTokens: 400 };
const suite = buildSuite(options);

const textOf = (message: Message): string =>
  message.role === 'assistant'
    ? message.content + (message.toolCalls ?? []).map((call) => call.arguments).join('\n')
    : message.content;

const answer = (text: string): Reading => ({
  kind: 'answer',
  answer: { text, reasoning: text, toolCalls: [], finish: 'stop', outputTokens: 1 },
});

describe('a suite', () => {
  it('has as many different probes as were asked for, of every family, by weight', () => {
    expect(suite).toHaveLength(500);
    expect(new Set(suite.map(({ id }) => id)).size).toBe(500);
    const total = familyIds.reduce((sum, id) => sum + families[id].weight, 0);
    for (const id of familyIds) {
      const count = suite.filter(({ family }) => family === id).length;
      expect(Math.abs(count - (families[id].weight / total) * 500)).toBeLessThan(1);
    }
  });

  it('is the same for the same seed and another for another', () => {
    expect(buildSuite(options)).toEqual(suite);
    const other = new Set(buildSuite({ ...options, seed: 8 }).map(({ id }) => id));
    expect(suite.filter(({ id }) => other.has(id)).length).toBeLessThan(suite.length * 0.1);
  });

  it('keeps a probe when others are left out', () => {
    const alone = buildSuite({ ...options, size: 50, families: ['jailbreak'] });
    const ids = new Set(alone.map(({ id }) => id));
    const same = suite.filter(({ family }) => family === 'jailbreak');
    expect(same.length).toBeGreaterThan(20);
    expect(same.filter(({ id }) => !ids.has(id))).toEqual([]);
  });

  it('consists of complete probes that survive being written down', () => {
    for (const probe of suite) expect(probeSchema.parse(JSON.parse(JSON.stringify(probe)))).toEqual(probe);
  });

  it('shows where the hostile part stands, and has none in controls', () => {
    for (const { family, payload, turns } of suite) {
      if (families[family].isControl === true) expect(payload).toBe('');
      else expect(turns.flat().some((message) => textOf(message).includes(payload))).toBe(true);
    }
  });

  it('never counts an echo of its own words as a success, whatever part is echoed', () => {
    for (const probe of suite) {
      const texts = probe.turns.flat().map(textOf);
      for (const text of [...texts, texts.join('\n')]) {
        const { outcome, detail } = judge(probe, answer(text), { isGateway: false });
        expect(`${probe.id} ${outcome} ${detail}`).not.toContain('succeeded');
      }
    }
  });

  it('gives a lone family of few variants what it can', () => {
    const few = buildSuite({ ...options, size: 200, families: ['denial-of-wallet'] });
    expect(few.length).toBeGreaterThan(50);
    expect(few.length).toBeLessThan(200);
  });

  it('takes the system prompt and the tools of the user', () => {
    const tools = [
      { name: 'wipe_disk', description: 'x', parameters: { properties: { n: { type: 'number' } } } },
    ];
    const own = buildSuite({ ...options, size: 120, systemPrompt: 'You sell kites.', tools });
    expect(own.every(({ system }) => system.includes('You sell kites.'))).toBe(true);
    const abuse = own.filter(({ family }) => family === 'tool-abuse');
    expect(abuse.length).toBeGreaterThan(3);
    for (const { expect: wanted, payload } of abuse) {
      expect(wanted).toEqual({ kind: 'tool', name: 'wipe_disk' });
      expect(payload).toMatch(/wipe_disk/);
    }
  });
});
