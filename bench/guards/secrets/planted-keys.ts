/** Texts with one planted credential each, for every rule of a gitleaks configuration. */
import { readFileSync } from 'node:fs';
import { RE2JS } from 're2js';
import { parse } from 'smol-toml';
import { memberGenerator, seededRandom } from './random-member.ts';

export interface PlantedKey {
  readonly rule: string;
  readonly place: string;
  readonly text: string;
  readonly secret: string;
}

interface Rule {
  readonly id: string;
  readonly regex?: string;
  readonly path?: string;
  readonly entropy?: number;
  readonly keywords?: readonly string[];
  readonly secretGroup?: number;
  readonly allowlists?: readonly {
    readonly regexes?: readonly string[];
    readonly stopwords?: readonly string[];
    readonly regexTarget?: string;
  }[];
}

const places: Readonly<Record<string, (key: string) => string>> = {
  alone: (key) => key,
  prose: (key) =>
    `Please look at this before noon: ${key} \nand tell me whether the service answers. Thank you.`,
  code: (key) => `export function connect() {\n  return open(\n    ${key} \n  );\n}\n`,
  env: (key) => `PORT=8080\n${key}\nDEBUG=false\n`,
  log: (key) =>
    `2026-03-04T05:06:07Z INFO worker[12]: request took 31 ms\n2026-03-04T05:06:08Z DEBUG ${key}\n2026-03-04T05:06:09Z INFO done\n`,
  json: (key) => `{"name": "app", "note": ${JSON.stringify(key).replace(/\\"/g, "'")}, "n": 3}`,
  first: (key) => `${key}\nThe rest of the text has nothing of interest in it.`,
  last: (key) => `The rest of the text has nothing of interest in it.\n${key}`,
};

/** Shannon entropy as gitleaks computes it. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const unit of text) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/** Ids of all rules, and those that look at paths alone. */
export function readRules(file: string): readonly Rule[] {
  return (parse(readFileSync(file, 'utf8')) as unknown as { rules: Rule[] }).rules;
}

/**
 * Members of every rule in every place. A member counts when the rule itself, run by RE2 with its keywords, entropy and
 * allow-lists, finds it there: what the rule's own author would not find is no valid key.
 */
export function* plantedKeys(rules: readonly Rule[], perPlace: number, seed: number): Generator<PlantedKey> {
  const random = seededRandom(seed);
  for (const rule of rules) {
    if (rule.regex === undefined) continue;
    const next = memberGenerator(rule.regex, random);
    const pattern = RE2JS.compile(rule.regex);
    const allowed = (rule.allowlists ?? []).flatMap((list) =>
      (list.regexes ?? []).map((regex) => RE2JS.compile(regex)),
    );
    const stopwords = (rule.allowlists ?? []).flatMap((list) => list.stopwords ?? []);
    const isAllowed = (secret: string) =>
      allowed.some((regex) => regex.matcher(secret).find()) ||
      stopwords.some((word) => secret.toLowerCase().includes(word));
    for (const [place, put] of Object.entries(places)) {
      for (let count = 0, tries = 0; count < perPlace && tries < perPlace * 60; tries++) {
        const keyword = rule.keywords?.find((word) => word.length > 0) ?? '';
        const member = next();
        const body = (rule.keywords ?? []).some((word) => member.toLowerCase().includes(word))
          ? member
          : `${keyword} ${member}`;
        const text = put(body);
        const matcher = pattern.matcher(text);
        if (!matcher.find()) continue;
        const secret = secretOf(matcher, rule.secretGroup);
        if (entropy(secret) <= (rule.entropy ?? 0) || isAllowed(secret)) continue;
        if (rule.id === 'generic-api-key' && !/\d/.test(secret)) continue;
        count++;
        yield { rule: rule.id, place, text, secret };
      }
    }
  }
}

function secretOf(matcher: ReturnType<RE2JS['matcher']>, group: number | undefined): string {
  if (group !== undefined && group > 0) return matcher.group(group) ?? '';
  for (let index = 1; index <= matcher.groupCount(); index++) {
    const text = matcher.group(index);
    if (text !== null && text !== '') return text;
  }
  return matcher.group() ?? '';
}
