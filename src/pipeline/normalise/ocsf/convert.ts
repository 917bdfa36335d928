/** An integer from a number, a decimal text or a hexadecimal text (`0x1f4`); undefined when it is none or too large. */
export function integer(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : undefined;
  if (typeof value !== 'string' || value.length === 0 || value.length > 20) return undefined;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : undefined;
}

/** A plain text; numbers become text, objects nothing. */
export function text(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** The last part of a path, on either system. */
export function baseName(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const cut = Math.max(value.lastIndexOf('\\'), value.lastIndexOf('/'));
  return cut < 0 ? value : value.slice(cut + 1) || undefined;
}

/** `CORP\alice` → `alice` */
export function accountName(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  return value.slice(value.indexOf('\\') + 1);
}

/** `CORP\alice` → `CORP` */
export function accountDomain(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const cut = value.indexOf('\\');
  return cut > 0 ? value.slice(0, cut) : undefined;
}

/** OCSF `fingerprint.algorithm_id`. */
const ALGORITHM_IDS: Readonly<Record<string, number>> = { MD5: 1, SHA1: 2, SHA256: 3, SHA512: 4 };

/** Sysmon's `SHA1=…,MD5=…` as OCSF fingerprints. */
export function fingerprints(value: unknown): readonly object[] | undefined {
  if (typeof value !== 'string' || value.length > 1024) return undefined;
  const found: object[] = [];
  for (const part of value.split(',')) {
    const cut = part.indexOf('=');
    if (cut <= 0) continue;
    const algorithm = part.slice(0, cut);
    found.push({ algorithm, algorithm_id: ALGORITHM_IDS[algorithm] ?? 99, value: part.slice(cut + 1) });
  }
  return found.length > 0 ? found : undefined;
}
