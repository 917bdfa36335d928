import type { GuardSegment, Provenance } from '../../contracts/guard.ts';
import { Fault } from '../../kernel/fault.ts';
import { DECODED, withoutEscapes } from './decoded-text.ts';
import { type EncodedText, isBase64, readBase64, readDataUrl } from './encoded-text.ts';
import { gatewayFaults } from './errors.ts';
import { pointerToken } from './locate-json.ts';
import { provenanceOf, provenanceUnder } from './provenance.ts';
import { ALTERNATIVES, COPIES, isCopy, readCopies, type TokenCopies } from './token-copies.ts';

/** Keys whose string is JSON in itself. */
const argumentKeys = new Set(['arguments', 'partial_json']);

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
  'tool_choice', 'phase', 'obfuscation', 'mimeType', 'modelVersion', 'responseId', 'finishReason', 'category',
  'probability', 'blockReason', 'created_at', 'done_reason',
]);
const IDENTIFIER_MAX = 128;

/** From this length on an identifier of a request is read: what a caller chooses may be a secret. */
const IDENTIFIER_SHORT = 16;

/** Keys that hold encoded bytes in the blocks that have them. */
const binaryKeys = new Set(['data', 'file_data', 'b64_json', 'image_data', 'partial_image_b64', 'result']);
// biome-ignore format: a table reads better in lines
const binaryTypes = new Set([
  'base64', 'input_audio', 'audio', 'image', 'input_image', 'input_file', 'file', 'video', 'image_generation_call',
  'response.image_generation_call.partial_image',
]);
const binaryKinds = new Set(['image', 'audio', 'video', 'encrypted']);
/** Bytes of less than this many characters are too few to be a picture or a sound: they are read as text too. */
const BYTES_SHORT = 256;
/** Ciphertext of the provider's own, and references to what the provider keeps. */
const opaqueKeys = new Map([
  ['encrypted_content', 'encrypted'],
  ['signature', 'encrypted'],
  ['thoughtSignature', 'encrypted'],
  ['thought_signature', 'encrypted'],
  ['file_id', 'file'],
]);

/** Keys below which the caller or the model names the keys: there no name says what a value is. */
// biome-ignore format: a table reads better in lines
const freeKeys = new Set([
  'parameters', 'input_schema', 'schema', 'metadata', 'args', 'arguments', 'response', 'responseSchema',
  'responseJsonSchema', 'parametersJsonSchema',
]);
const schemaTypes = new Set(['string', 'number', 'integer', 'boolean', 'object', 'array', 'null']);
/** Whole numbers from here on may be a card, an account or a person. */
const NUMBER_LONG = 1e8;

function isFree(key: string, type: unknown): boolean {
  return freeKeys.has(key) || (key === 'input' && typeof type === 'string' && type.endsWith('tool_use'));
}

const KEY_LONG = 64;
const KEY_SHORT = 10;
/** Words, joined and numbered as fields are: `addressLine1`, `utf8_name`. */
const plainKey = /^(?:[A-Za-z_]+|[a-z]+(?:[A-Z][a-z]+|[_-][a-z]+|[_-]?\d{1,3})*)$/;
const plainValue = /^[a-z_.-]+$/;

/** A key that says more than a name of a field is text too. */
function isText(key: string): boolean {
  return key.length > KEY_LONG || (key.length > KEY_SHORT && !plainKey.test(key));
}

type JsonObject = Readonly<Record<string, unknown>>;

/** End of the path of a segment that is a key and not a value. */
export const KEY_PART = '#key';

export interface WalkOptions {
  readonly segmentsMax: number;
  /** Whether the caller chose what identifiers say; those of an answer are the provider's. */
  readonly isRequest: boolean;
  /** Whether it is one frame of a stream, whose texts are pieces. */
  readonly isFrame: boolean;
}

/** Walks a body and collects every piece of text in it, also under keys that nobody has heard of. */
export class SegmentWalk {
  readonly segments: GuardSegment[] = [];
  readonly uninspected: Uninspected[] = [];
  readonly #options: WalkOptions;
  #copies: { readonly path: string; readonly copies: TokenCopies }[] | undefined;

  constructor(options: WalkOptions) {
    this.#options = options;
  }

  /** @throws Fault `too_many_parts` */
  add(path: string, text: string, provenance: Provenance): void {
    if (text.length === 0) return;
    if (this.segments.length >= this.#options.segmentsMax) throw new Fault(gatewayFaults.tooManyParts);
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
    if (typeof value === 'string') this.#text('', value, path, provenance, {});
    else this.value(value, path, provenance);
  }

  object(object: JsonObject, path: string, inherited: Provenance): void {
    const provenance = provenanceOf(object, inherited);
    for (const key of Object.keys(object)) {
      const at = `${path}/${pointerToken(key)}`;
      this.field(object, key, at, provenance, path);
    }
  }

  /** What stands under one key of an object. */
  field(object: JsonObject, key: string, at: string, provenance: Provenance, parent: string): void {
    const value = object[key];
    // The address of a key cannot be rewritten, so a redaction there becomes a block.
    if (key.length > KEY_SHORT && isText(key)) this.add(at + KEY_PART, key, provenance);
    if (typeof value === 'string') this.#text(key, value, at, provenance, object);
    else if (value === null || typeof value !== 'object') return;
    else if (isFree(key, object.type)) this.#free(value, at, provenance);
    else if (isCopy(key, parent) && !this.#options.isRequest) this.#logprobs(value, at, provenance);
    else if (key === 'images' && Array.isArray(value)) this.#images(value, at, provenance);
    else this.value(value, at, provenanceUnder(key, provenance));
  }

  /** Arguments and schemas: all of it is text of whoever wrote the whole, whatever its keys call it. */
  #free(value: object, path: string, provenance: Provenance): void {
    const inList = Array.isArray(value);
    for (const [key, item] of Object.entries(value)) {
      const at = `${path}/${pointerToken(key)}`;
      if (!inList && isText(key)) this.add(at + KEY_PART, key, provenance);
      if (typeof item === 'object' && item !== null) this.#free(item, at, provenance);
      else if (typeof item === 'string' && !(key === 'type' && schemaTypes.has(item.toLowerCase())))
        this.add(at, item, provenance);
      else if (typeof item === 'number' && Math.abs(item) >= NUMBER_LONG)
        this.add(at, String(item), provenance);
    }
  }

  #images(list: readonly unknown[], path: string, provenance: Provenance): void {
    for (const [i, item] of list.entries()) {
      if (typeof item === 'string') this.#bytes(item, `${path}/${i}`, provenance, 'image');
      else this.value(item, `${path}/${i}`, provenance);
    }
  }

  #text(key: string, text: string, path: string, provenance: Provenance, object: JsonObject): void {
    if (identifiers.has(key) && this.#isIdentifier(text)) return;
    const opaque = opaqueKeys.get(key);
    if (opaque !== undefined && this.#isOpaque(text, path, opaque)) return;
    if (text.startsWith('data:')) {
      const encoded = readDataUrl(text);
      if (encoded !== undefined) {
        this.#encoded(encoded, path, provenance);
        return;
      }
    }
    const kind = bytesKind(key, path, object);
    if (kind !== undefined) this.#bytes(text, path, provenance, kind);
    else {
      this.add(path, text, provenance);
      if (argumentKeys.has(key) && text.includes('\\u')) this.#escapes(text, path, provenance);
      const behind = referenceKind(key, path, object);
      if (behind !== undefined) this.#skip(path, behind);
    }
  }

  #isIdentifier(text: string): boolean {
    if (!this.#options.isRequest) return text.length <= IDENTIFIER_MAX && !text.includes(' ');
    if (text.length < IDENTIFIER_SHORT) return !text.includes(' ');
    return text.length <= IDENTIFIER_MAX && plainValue.test(text);
  }

  /** Ciphertext has no spaces and is long; a reference is an identifier. */
  #isOpaque(text: string, path: string, kind: string): boolean {
    if (/\s/.test(text.slice(0, 512))) return false;
    this.#skip(path, kind);
    const isShort = text.length < BYTES_SHORT && this.#options.isRequest;
    return !isShort || text.length < IDENTIFIER_SHORT;
  }

  #bytes(text: string, path: string, provenance: Provenance, kind: string): void {
    if (!isBase64(text)) {
      this.add(path, text, provenance);
      return;
    }
    this.#encoded(readBase64(text, kind), path, provenance);
    if (text.length < BYTES_SHORT) this.add(path, text, provenance);
  }

  #encoded({ kind, text }: EncodedText, path: string, provenance: Provenance): void {
    // Text that calls itself a picture is read, and the model still gets a picture.
    if (text === undefined || binaryKinds.has(kind)) this.#skip(path, kind);
    if (text !== undefined) this.add(path + DECODED, text, provenance === 'user' ? 'document' : provenance);
  }

  /** Arguments are JSON in a string: what its escapes spell is read as well. */
  #escapes(text: string, path: string, provenance: Provenance): void {
    const plain = withoutEscapes(text);
    if (plain !== undefined && plain !== text) this.add(path + DECODED, plain, provenance);
  }

  #logprobs(value: object, path: string, provenance: Provenance): void {
    const copies = readCopies(value);
    if (copies === undefined) this.value(value, path, provenance);
    else {
      this.#copies ??= [];
      this.#copies.push({ path, copies });
    }
  }

  /** Call when all of the body was walked: log-probabilities are read where they say what no text of the answer says. */
  end(): void {
    for (const { path, copies } of this.#copies ?? []) {
      const isSaid = !this.#options.isFrame && this.segments.some(({ text }) => text.includes(copies.text));
      if (!isSaid) this.add(path + COPIES, copies.text, 'model');
      this.add(path + ALTERNATIVES, copies.alternatives, 'model');
    }
  }

  #skip(path: string, kind: string): void {
    if (this.uninspected.length < 20) this.uninspected.push({ path, kind });
  }
}

/** What bytes a key holds; undefined when its text is text. */
function bytesKind(
  key: string,
  path: string,
  { type, mimeType, mime_type, media_type }: JsonObject,
): string | undefined {
  if (!binaryKeys.has(key)) return undefined;
  if (typeof type === 'string' && binaryTypes.has(type)) {
    if (type.endsWith('partial_image')) return 'image';
    return type.replace('input_', '').replace('_generation_call', '');
  }
  if (key !== 'data') return undefined;
  if (type === 'redacted_thinking') return 'encrypted';
  if (path.endsWith('audio/data')) return 'audio';
  const media = mimeType ?? mime_type ?? media_type;
  return typeof media === 'string' && type === undefined ? (media.split('/')[0] ?? 'file') : undefined;
}

/** The address is text and can be read; what stands behind it cannot. */
function referenceKind(key: string, path: string, { type }: JsonObject): string | undefined {
  if (type === 'input_image' && key === 'image_url') return 'image';
  if (key === 'url' && (path.endsWith('/image_url/url') || path.endsWith('/source/url'))) return 'image';
  return key === 'file_url' || key === 'fileUri' || key === 'file_uri' ? 'file' : undefined;
}
