import { extractOutput } from '../extract.ts';
import type { Restoration } from '../ports.ts';
import { rewriteJson } from '../rewrite-json.ts';
import { asObject } from '../usage.ts';
import { jsonDepthOf } from './json-depth.ts';

/**
 * An answer with values in place of placeholders; every other character stays as it is. What is not a JSON object is
 * restored as text.
 *
 * @throws Fault `too_many_parts`
 */
export function restoreBody(text: string, restoration: Restoration, segmentsMax: number): string {
  const body = parsed(text);
  if (body === undefined) return whole(text, restoration, 0);
  tellId(body, restoration);
  const values = new Map<string, string>();
  for (const segment of extractOutput(body, segmentsMax).content.segments) {
    // What was read from within another text has no address of its own.
    if (segment.path.includes('#')) continue;
    const restored = whole(segment.text, restoration, jsonDepthOf(segment.path));
    if (restored !== segment.text) values.set(segment.path, JSON.stringify(restored));
  }
  return values.size === 0 ? text : (rewriteJson(text, values) ?? text);
}

/** Tells the id of an answer, or of the answer that a frame begins. */
export function tellId(body: Readonly<Record<string, unknown>>, restoration: Restoration): boolean {
  const { id } = asObject(body.response) ?? body;
  if (restoration.answered === undefined || typeof id !== 'string' || id === '') return false;
  restoration.answered(id);
  return true;
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return asObject(JSON.parse(text));
  } catch {
    // An error page is text, and is restored as such.
    return undefined;
  }
}

function whole(text: string, restoration: Restoration, jsonDepth: number): string {
  if (!text.includes('[')) return text;
  const restorer = restoration.open(jsonDepth);
  return restorer.push(text) + restorer.end();
}
