import { LineCounter, parseAllDocuments } from 'yaml';
import { OutsideSubset } from './scalar.ts';
import { SubsetReader } from './subset-reader.ts';

/** Longest rule file that is read, in UTF-16 code units. */
export const YAML_LENGTH_MAX = 1_048_576;
/**
 * Longest text for the full parser, which checks keys for being unique in quadratic time and is slow with hostile input.
 * The rare rules beyond the subset are shorter by far.
 */
export const YAML_UNUSUAL_LENGTH_MAX = 65_536;
const ALIASES_MAX = 50;
const DOCUMENTS_MAX = 10_000;

export type YamlDocument =
  | { readonly value: unknown; readonly fault?: undefined }
  | { readonly fault: string; readonly line: number };

/**
 * Reads all documents of a YAML text, bounded in size, aliases and depth. A text that is no YAML at all gives documents
 * with a fault; it never throws.
 */
export function readYamlDocuments(text: string): readonly YamlDocument[] {
  if (text.length > YAML_LENGTH_MAX)
    return [{ fault: `the file is over ${YAML_LENGTH_MAX} characters`, line: 1 }];
  try {
    return readSubset(text);
  } catch (error) {
    if (!(error instanceof OutsideSubset)) throw error;
    if (text.length <= YAML_UNUSUAL_LENGTH_MAX) return readFull(text);
    return [{ fault: `YAML: unusual or wrong, and over ${YAML_UNUSUAL_LENGTH_MAX} characters`, line: 1 }];
  }
}

/** The fast reader alone, for its tests. Throws {@link OutsideSubset}. */
export function readSubset(text: string): readonly YamlDocument[] {
  const clean = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const lines = clean.replaceAll('\r\n', '\n').split('\n');
  if (clean.includes('\r') && clean.replaceAll('\r\n', '').includes('\r')) throw new OutsideSubset();
  const out: YamlDocument[] = [];
  let start = 0;
  for (let at = 0; at <= lines.length; at++) {
    const line = lines[at];
    if (line !== undefined && !/^(?:---|\.\.\.|%)/.test(line)) continue;
    if (line !== undefined && !/^--- *$/.test(line)) throw new OutsideSubset();
    const blank = lines.slice(start, at).every((each) => /^\s*(?:#.*)?$/.test(each));
    if (!blank) out.push({ value: new SubsetReader(lines, start, at).read() });
    start = at + 1;
  }
  return out;
}

function readFull(text: string): readonly YamlDocument[] {
  const lineCounter = new LineCounter();
  try {
    const documents = parseAllDocuments(text, {
      lineCounter,
      intAsBigInt: true,
      stringKeys: true,
      prettyErrors: false,
    });
    const list = Array.isArray(documents) ? documents.slice(0, DOCUMENTS_MAX) : [];
    return list.flatMap((document): YamlDocument[] => {
      const error = document.errors[0];
      if (error !== undefined)
        return [
          { fault: `YAML: ${error.message.slice(0, 200)}`, line: lineCounter.linePos(error.pos[0]).line },
        ];
      if (document.contents === null) return [];
      try {
        return [{ value: plain(document.toJS({ maxAliasCount: ALIASES_MAX }), 0) }];
      } catch (fault) {
        return [{ fault: `YAML: ${messageOf(fault)}`, line: lineCounter.linePos(document.range[0]).line }];
      }
    });
  } catch (fault) {
    return [{ fault: `YAML: ${messageOf(fault)}`, line: 1 }];
  }
}

function messageOf(fault: unknown): string {
  if (fault instanceof RangeError) return 'nested too deeply';
  return (fault instanceof Error ? fault.message : String(fault)).slice(0, 200);
}

/** Big integers as numbers where they fit, otherwise as their digits, so that no digit is lost. */
function plain(value: unknown, depth: number): unknown {
  if (depth > 64) throw new RangeError('depth');
  if (typeof value === 'bigint')
    return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  if (Array.isArray(value)) return value.map((each) => plain(each, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each, depth + 1)]));
}
