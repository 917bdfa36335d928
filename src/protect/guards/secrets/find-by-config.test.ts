import { describe, expect, it } from 'vitest';
import { findByConfig } from './find-by-config.ts';
import { parseGitleaksConfig } from './gitleaks-config.ts';

const config = parseGitleaksConfig(`
[extend]
useDefault = true
disabledRules = ["jwt"]
[allowlist]
stopwords = ["sandbox"]
[[rules]]
id = "corp"
regex = '''(?i)corp[_-](token|key)-([a-z0-9]{8})'''
secretGroup = 2
entropy = 2
keywords = ["corp"]
[[rules.allowlists]]
regexTarget = "line"
regexes = ['''#\\s*fake''']
[[rules]]
id = "terraform"
regex = '''pw=(\\S+)'''
path = '''\\.tf$'''
[[rules]]
id = "look-behind"
regex = '''(?<=a)b'''
[[rules]]
id = "empty"
`);

const ids = (text: string, path?: string) => findByConfig(config, text, path).map(({ rule }) => rule);

describe('rules of a configuration in the format of gitleaks', () => {
  it('finds the group that is the secret, in UTF-16 offsets', () => {
    expect(findByConfig(config, '😀 CORP_KEY-ab12cd34.')).toEqual([
      { rule: 'corp', start: 12, end: 20, score: 0.9 },
    ]);
  });

  it('applies entropy, stop words, lines and paths', () => {
    expect(ids('corp-key-aaaaaaaa')).toEqual([]);
    expect(ids('corp-key-sandbox1')).toEqual([]);
    expect(ids('corp-key-ab12cd34 # fake')).toEqual([]);
    expect(ids('pw=hunter2')).toEqual([]);
    expect(ids('pw=hunter2', 'main.tf')).toEqual(['terraform']);
  });

  it('says which rules it cannot load, and keeps the others', () => {
    expect(config.problems.map(({ id }) => id)).toEqual(['look-behind', 'empty']);
    expect(config.problems[1]?.reason).toBe('it has neither regex nor path');
    expect([config.useDefault, [...config.disabledRules]]).toEqual([true, ['jwt']]);
  });

  it('refuses what is no such file', () => {
    expect(() => parseGitleaksConfig('rules = 3')).toThrow();
    expect(() => parseGitleaksConfig('[[')).toThrow();
  });

  it('is linear where a backtracking engine is not', () => {
    const slow = parseGitleaksConfig(`[[rules]]\nid = "x"\nregex = '''(a+)+$'''`);
    const start = performance.now();
    findByConfig(slow, `${'a'.repeat(5_000)}!`);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
