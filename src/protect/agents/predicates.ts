import { z } from 'zod';
import { hostOf } from './entities.ts';
import { matchesGlob } from './glob.ts';

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** What an operator may ask of one argument. All that is stated has to hold. */
export const predicateSchema = z.strictObject({
  /** JSON pointer into the arguments, or the name of one at the top. `*` stands for every item of a list. */
  argument: z.string().min(1).max(256),
  equals: scalar.optional(),
  oneOf: z.array(scalar).min(1).max(1_000).optional(),
  glob: z.string().max(1_024).optional(),
  /** Hosts as `example.com`, or `*.example.com` for those below it. */
  host: z.array(z.string().min(1).max(253)).min(1).max(1_000).optional(),
  /** An absolute folder that the path must lie in. */
  under: z.string().startsWith('/', 'must be an absolute path').max(1_024).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  /** UTF-16 code units. */
  maxLength: z.number().int().min(0).optional(),
  present: z.boolean().optional(),
  /** True turns the whole predicate round. */
  not: z.boolean().optional(),
});
export type Predicate = z.infer<typeof predicateSchema>;

/** Whether a predicate holds for every value that its argument names; without a value only `present: false` holds. */
export function holds(predicate: Predicate, args: unknown): boolean {
  const values = select(args, tokensOf(predicate.argument));
  const isMet =
    predicate.present === false
      ? values.length === 0
      : values.length > 0 && values.every((value) => meets(predicate, value));
  return predicate.not === true ? !isMet : isMet;
}

function meets(predicate: Predicate, value: unknown): boolean {
  const text = typeof value === 'string' ? value : undefined;
  const number = typeof value === 'number' ? value : Number(text?.trim() || Number.NaN);
  const checks: readonly (readonly [unknown, () => boolean])[] = [
    [predicate.equals, () => value === predicate.equals],
    [predicate.oneOf, () => predicate.oneOf!.some((item) => item === value)],
    [predicate.glob, () => matchesGlob(predicate.glob!, String(value))],
    [predicate.host, () => text !== undefined && isHostAllowed(text, predicate.host!)],
    [predicate.under, () => text !== undefined && isUnder(text, predicate.under!)],
    [predicate.min, () => number >= predicate.min!],
    [predicate.max, () => number <= predicate.max!],
    [predicate.maxLength, () => (text ?? JSON.stringify(value) ?? '').length <= predicate.maxLength!],
  ];
  return checks.every(([stated, check]) => stated === undefined || check());
}

/** Addresses with a user name are refused: people read it as the host. */
export function isHostAllowed(address: string, hosts: readonly string[]): boolean {
  const host = hostOf(address);
  if (host === undefined || /^[a-z]+:\/\/[^/]*@/i.test(address.trim())) return false;
  return hosts.some((pattern) => {
    const wanted = pattern.toLowerCase().replace(/\.$/, '');
    return wanted.startsWith('*.')
      ? host.endsWith(wanted.slice(1)) && host.length > wanted.length - 1
      : host === wanted;
  });
}

/** Whether a path stays inside of a folder, whatever it is relative to. Encoded, home-relative and odd paths do not. */
export function isUnder(path: string, root: string): boolean {
  if (/[\0%\\]/.test(path) || path.startsWith('~') || /\$[\w{(]/.test(path)) return false;
  const parts: string[] = path.startsWith('/') ? [] : partsOf(root);
  for (const part of partsOf(path)) {
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  const base = partsOf(root);
  return parts.length >= base.length && base.every((part, i) => parts[i] === part);
}

function partsOf(path: string): string[] {
  return path.split('/').filter((part) => part !== '' && part !== '.');
}

function tokensOf(argument: string): readonly string[] {
  if (!argument.startsWith('/')) return [argument];
  return argument
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** A list stands for its items, so that `to: [a, b]` is judged item by item. */
function select(value: unknown, tokens: readonly string[]): readonly unknown[] {
  if (Array.isArray(value)) {
    const index = tokens[0];
    if (index !== undefined && /^\d+$/.test(index)) return select(value[Number(index)], tokens.slice(1));
    const rest = index === '*' ? tokens.slice(1) : tokens;
    return value.slice(0, 1_000).flatMap((item) => select(item, rest));
  }
  const [token, ...rest] = tokens;
  if (token === undefined) return value === undefined ? [] : [value];
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, token)) return [];
  return select((value as Readonly<Record<string, unknown>>)[token], rest);
}
