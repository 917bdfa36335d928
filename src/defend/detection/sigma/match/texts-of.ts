const DEPTH_MAX = 4;
const VALUES_MAX = 1024;

function collect(value: unknown, depth: number, out: (string | null)[]): void {
  if (out.length >= VALUES_MAX) return;
  if (typeof value === 'string') out.push(value);
  else if (value === null) out.push(null);
  else if (Array.isArray(value) && depth < DEPTH_MAX)
    for (const inner of value) collect(inner, depth + 1, out);
  else if (typeof value === 'object') out.push(JSON.stringify(value));
  else if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint')
    out.push(String(value));
}

/**
 * The texts that a field holds, as rules compare them: numbers and booleans as JSON spells them, a list as its elements
 * (a test holds when it holds for one of them), an object as its JSON, null as null. Undefined holds nothing.
 */
export function textsOf(value: unknown): readonly (string | null)[] {
  const out: (string | null)[] = [];
  collect(value, 0, out);
  return out;
}

const NUMBER = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d{1,3})?$/;

/** The number that a text is, or undefined. */
export function numberOf(text: string): number | undefined {
  const trimmed = text.trim();
  return trimmed.length <= 64 && NUMBER.test(trimmed) ? Number(trimmed) : undefined;
}
