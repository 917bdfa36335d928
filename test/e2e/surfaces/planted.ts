/** A key that no provider knows; it is planted into every field in turn. */
export const KEY = 'AKIAQ3EGRZ7XLM4TJPWV';

const base64 = (text: string): string => Buffer.from(text).toString('base64');
export const KEY_BASE64 = base64(`the key is ${KEY}, keep it`);
export const KEY_URL = `data:text/plain;base64,${KEY_BASE64}`;

/** One thing that is sent: what it is called, where to, and the body. */
export type Case = readonly [name: string, path: string, body: object];

/** Whether the key can be read from what went out: as it is, or behind the encodings that stand in the tests. */
export function holdsKey(wire: string): boolean {
  const plain = wire.replace(/\\+u([0-9a-fA-F]{4})/g, (_all, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  const runs = wire.match(/[A-Za-z0-9+/]{24,}={0,2}/g) ?? [];
  const texts = [
    wire,
    plain,
    decodeEscapes(wire),
    ...runs.map((run) => Buffer.from(run, 'base64').toString('utf8')),
  ];
  return texts.some((text) => text.includes(KEY));
}

function decodeEscapes(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_all, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
