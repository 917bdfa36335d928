import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createInsecureCodeGuard } from './insecure-code-guard.ts';
import { codeRules } from './rules/code-rules.ts';

const guard = createInsecureCodeGuard();

interface Example {
  readonly language: string;
  readonly rule: string;
  readonly isBad: boolean;
  readonly code: string;
}

/** `# language`, `## rule`, then a line for each example: `+` breaks the rule and `-` does not; `⏎` ends a line. */
function readExamples(): Example[] {
  const folder = join(import.meta.dirname, 'testdata');
  const examples: Example[] = [];
  for (const name of readdirSync(folder)) {
    let language = '';
    let rule = '';
    for (const line of readFileSync(join(folder, name), 'utf8').split('\n')) {
      if (line.startsWith('## ')) rule = line.slice(3);
      else if (line.startsWith('# ')) language = line.slice(2);
      else if (line !== '')
        examples.push({ language, rule, isBad: line[0] === '+', code: line.slice(2).replaceAll('⏎', '\n') });
    }
  }
  return examples;
}

const examples = readExamples();

function found(text: string) {
  const segments = [{ path: '/t', text, provenance: 'model' as const }];
  return guard.inspect({ direction: 'output', segments }, { threshold: 0.5, deadlineMs: Infinity }).reasons;
}

describe('the rules for code', () => {
  it('are many, each with a name of its own, an explanation and examples of both kinds', () => {
    expect(codeRules.length).toBeGreaterThan(200);
    expect(new Set(codeRules.map(({ id }) => id)).size).toBe(codeRules.length);
    for (const { id, does, instead, cwe, score } of codeRules) {
      const own = examples.filter(({ rule }) => rule === id);
      expect([id, own.some(({ isBad }) => isBad), own.some(({ isBad }) => !isBad)]).toEqual([id, true, true]);
      expect([does, instead].every((text) => /^[a-zN][^.]*[^.]$|\w/.test(text))).toBe(true);
      expect(cwe > 0 && score > 0 && score <= 1).toBe(true);
    }
    const known = new Set(codeRules.map(({ id }) => id));
    expect(examples.filter(({ rule }) => !known.has(rule))).toEqual([]);
  });

  it('tell their examples apart', () => {
    const wrong = examples.filter(({ language, rule, isBad, code }) => {
      const text = `Like this:\n\n\`\`\`${language}\n${code}\n\`\`\`\n`;
      return found(text).some((reason) => reason.rule === rule) !== isBad;
    });
    expect(wrong.map(({ rule, isBad, code }) => `${isBad ? 'missed' : 'false'} ${rule}: ${code}`)).toEqual(
      [],
    );
  });

  it('point at the code that they mean', () => {
    const text = 'Use:\n\n```python\nx = 1\nos.system("ls " + path)\n```\n';
    const [reason] = found(text);
    const [span] = reason!.spans;
    expect(text.slice(span!.start, span!.end)).toBe('os.system("ls " + path');
    expect(span?.label).toBe('CWE-78');
    expect(reason?.explanation).toMatch(/CWE-78.*Instead: /);
  });
});
