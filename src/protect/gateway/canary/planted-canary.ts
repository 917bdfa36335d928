/** A marker that was put into the system prompt of one call. */
export interface PlantedCanary {
  readonly canary: string;
  /** All that was added to the prompt's text, the marker in it. */
  readonly addition: string;
}

const REMOVED = '[removed]';

/**
 * What the caller may see of an answer, or an operator of what is stored: providers repeat the request's instructions in
 * their answers, and with them what was added.
 */
export function withoutCanary(text: string, { canary, addition }: PlantedCanary): string {
  if (!text.includes(canary)) return text;
  return text
    .replaceAll(JSON.stringify(addition).slice(1, -1), '')
    .replaceAll(addition, '')
    .replaceAll(canary, REMOVED);
}

/** The same for bytes, which stay as they are when the marker is not among them. */
export function bytesWithoutCanary(bytes: Buffer, planted: PlantedCanary): Buffer {
  return bytes.includes(planted.canary) ? Buffer.from(withoutCanary(bytes.toString('utf8'), planted)) : bytes;
}
