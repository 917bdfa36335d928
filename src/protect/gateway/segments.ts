import type { GuardSegment, Provenance } from '../../contracts/guard.ts';
import { Fault } from '../../kernel/fault.ts';
import { gatewayFaults } from './errors.ts';
import { pointerToken } from './locate-json.ts';
import { provenanceOf } from './provenance.ts';

/** A part that no guard can read. */
export interface Uninspected {
  readonly path: string;
  readonly kind: string;
}

/** Keys whose short values name things for machines and never reach a model as text. */
// biome-ignore format: a table reads better in lines
const identifiers = new Set([
  'id', 'object', 'type', 'role', 'model', 'status', 'finish_reason', 'stop_reason', 'system_fingerprint',
  'service_tier', 'call_id', 'tool_call_id', 'tool_use_id', 'item_id', 'response_id', 'previous_response_id',
  'encoding_format', 'effort', 'reasoning_effort', 'verbosity', 'detail', 'media_type', 'mime_type', 'truncation',
  'tool_choice', 'phase', 'obfuscation',
]);
const IDENTIFIER_MAX = 128;

/** Keys that hold encoded bytes in the blocks that have them. */
const binaryKeys = new Set(['data', 'file_data', 'b64_json', 'image_data', 'partial_image_b64', 'result']);
// biome-ignore format: a table reads better in lines
const binaryTypes = new Set([
  'base64', 'input_audio', 'audio', 'image', 'input_image', 'input_file', 'file', 'video', 'image_generation_call',
]);
/** Ciphertext of the provider's own, and references to what the provider keeps. */
const opaqueKeys = new Map([
  ['encrypted_content', 'encrypted'],
  ['signature', 'encrypted'],
  ['file_id', 'file'],
]);
/** Copies of text that stands elsewhere in the answer, a token at a time. */
const copies = new Set(['logprobs', 'top_logprobs']);
/** Only here are they copies: anywhere else, and in every request, these names are anybody's to choose. */
const copyPlaces = /^\/(?:choices\/\d+|(?:response\/)?output\/\d+\/content\/\d+|item\/content\/\d+|part)$/;

/** Keys below which the caller or the model names the keys: there no name says what a value is. */
const freeKeys = new Set(['parameters', 'input_schema', 'schema', 'metadata']);
const schemaTypes = new Set(['string', 'number', 'integer', 'boolean', 'object', 'array', 'null']);

function isFree(key: string, type: unknown): boolean {
  return freeKeys.has(key) || (key === 'input' && typeof type === 'string' && type.endsWith('tool_use'));
}

const LONG_KEY = 64;
const dataUrl = /^data:([a-z]+)\/[a-z0-9.+-]+(?:;[a-z0-9=._-]+){0,8};base64,/i;

type JsonObject = Readonly<Record<string, unknown>>;

/** Walks a body and collects every piece of text in it, also under keys that nobody has heard of. */
export class SegmentWalk {
  readonly segments: GuardSegment[] = [];
  readonly uninspected: Uninspected[] = [];
  readonly #segmentsMax: number;

  constructor(segmentsMax: number) {
    this.#segmentsMax = segmentsMax;
  }

  /** @throws Fault `too_many_parts` */
  add(path: string, text: string, provenance: Provenance): void {
    if (text.length === 0) return;
    if (this.segments.length >= this.#segmentsMax) throw new Fault(gatewayFaults.tooManyParts);
    this.segments.push({ path, text, provenance });
  }

  value(value: unknown, path: string, provenance: Provenance): void {
    if (typeof value === 'string') this.add(path, value, provenance);
    else if (Array.isArray(value)) {
      for (let i = 0; i < value.length; i++) this.#item(value[i], `${path}/${i}`, provenance);
    } else if (typeof value === 'object' && value !== null)
      this.object(value as JsonObject, path, provenance);
  }

  #item(value: unknown, path: string, provenance: Provenance): void {
    if (typeof value === 'string') this.#text('', value, path, provenance, undefined);
    else this.value(value, path, provenance);
  }

  object(object: JsonObject, path: string, inherited: Provenance): void {
    const provenance = provenanceOf(object, inherited);
    for (const key of Object.keys(object)) {
      const value = object[key];
      const at = `${path}/${pointerToken(key)}`;
      // A long key is text too; its own address cannot be rewritten, so a redaction there becomes a block.
      if (key.length > LONG_KEY) this.add(`${at}#key`, key, provenance);
      if (typeof value === 'string') this.#text(key, value, at, provenance, object.type);
      else if (value === null || typeof value !== 'object') continue;
      else if (isFree(key, object.type)) this.#free(value, at, provenance);
      else if (!copies.has(key) || !copyPlaces.test(path)) this.value(value, at, provenance);
    }
  }

  /** Arguments and schemas: all of it is text of whoever wrote the whole, whatever its keys call it. */
  #free(value: object, path: string, provenance: Provenance): void {
    const inList = Array.isArray(value);
    for (const [key, item] of Object.entries(value)) {
      const at = `${path}/${pointerToken(key)}`;
      if (!inList && key.length > LONG_KEY) this.add(`${at}#key`, key, provenance);
      if (typeof item === 'object' && item !== null) this.#free(item, at, provenance);
      else if (typeof item === 'string' && !(key === 'type' && schemaTypes.has(item)))
        this.add(at, item, provenance);
    }
  }

  #text(key: string, text: string, path: string, provenance: Provenance, type: unknown): void {
    if (identifiers.has(key) && text.length <= IDENTIFIER_MAX && !text.includes(' ')) return;
    const opaque = opaqueKeys.get(key);
    if (opaque !== undefined) this.#skip(path, opaque);
    else if (text.startsWith('data:') && dataUrl.test(text.slice(0, 256))) {
      this.#skip(path, dataUrl.exec(text.slice(0, 256))?.[1]?.toLowerCase() ?? 'file');
    } else if (binaryKeys.has(key) && typeof type === 'string' && binaryTypes.has(type)) {
      this.#skip(path, type.replace('input_', '').replace('_generation_call', ''));
    } else if (key === 'data' && path.endsWith('/input_audio/data')) this.#skip(path, 'audio');
    else if (type === 'redacted_thinking' && key === 'data') this.#skip(path, 'encrypted');
    else {
      this.add(path, text, provenance);
      // The address is text and can be read; what stands behind it cannot.
      if (type === 'input_image' && key === 'image_url') this.#skip(path, 'image');
      if (key === 'url' && path.endsWith('/image_url/url')) this.#skip(path, 'image');
      if (key === 'file_url') this.#skip(path, 'file');
    }
  }

  #skip(path: string, kind: string): void {
    if (this.uninspected.length < 20) this.uninspected.push({ path, kind });
  }
}
