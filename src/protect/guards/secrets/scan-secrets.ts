import { assignmentKeywords, readAssignment } from './assignment.ts';
import { cloudDetectors } from './cloud-detectors.ts';
import type { SecretDetector } from './detector.ts';
import { developerDetectors } from './developer-detectors.ts';
import { entropy } from './entropy.ts';
import { KeywordIndex } from './keyword-index.ts';
import { isPlaceholder } from './placeholders.ts';
import { privateKeyEnd } from './private-key.ts';
import { serviceDetectors } from './service-detectors.ts';
import { structureDetectors } from './structure-detectors.ts';

/** A secret in a text; offsets in UTF-16 code units, end exclusive. */
export interface SecretMatch {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  readonly score: number;
}

const DEFAULT_SCORE = 0.95;
/** What documentation prints for everybody is worth a note, not an action. */
const PLACEHOLDER_SCORE = 0.3;
const OPEN_END_MAX = 8192;
const MATCHES_MAX = 1000;
const GENERIC = 'generic-secret';
const PRIVATE_KEY = 'private-key';

const generic: SecretDetector = {
  id: GENERIC,
  keywords: assignmentKeywords,
  pattern: /(?!)/y,
  isInsideWords: true,
};
const privateKey: SecretDetector = { id: PRIVATE_KEY, keywords: ['-----begin'], pattern: /(?!)/y };

export const secretDetectors: readonly SecretDetector[] = [
  ...cloudDetectors,
  ...developerDetectors,
  ...serviceDetectors,
  ...structureDetectors,
  privateKey,
  generic,
];
const index = new KeywordIndex(secretDetectors);

/** All secrets of a text in order; of overlapping ones the surest. */
export function scanSecrets(text: string): SecretMatch[] {
  const found: SecretMatch[] = [];
  let keyEnd = 0;
  index.scan(text, (at, { keyword, detector }) => {
    if (at < keyEnd || found.length >= MATCHES_MAX) return;
    const match = tryDetector(text, at, keyword, detector);
    if (match === null) return;
    if (match.rule === PRIVATE_KEY) keyEnd = match.end;
    found.push(match);
  });
  return found.length < 2 ? found : withoutOverlaps(found);
}

function tryDetector(
  text: string,
  at: number,
  keyword: string,
  detector: SecretDetector,
): SecretMatch | null {
  if (detector === generic) {
    const value = readAssignment(text, keyword, at);
    return value === null ? null : { rule: GENERIC, ...value };
  }
  if (detector === privateKey) {
    const end = privateKeyEnd(text, at);
    return end < 0 ? null : { rule: PRIVATE_KEY, start: at, end, score: DEFAULT_SCORE };
  }
  detector.pattern.lastIndex = at;
  const match = detector.pattern.exec(text);
  if (match === null) return null;
  const secret = match.groups?.secret ?? match[0];
  if (detector.entropyMin !== undefined && entropy(secret) < detector.entropyMin) return null;
  const start = at + match[0].lastIndexOf(secret);
  const end = detector.isOpenEnded ? tokenEnd(text, at + match[0].length) : start + secret.length;
  const score = isPlaceholder(secret) ? PLACEHOLDER_SCORE : (detector.score ?? DEFAULT_SCORE);
  return { rule: detector.id, start, end, score };
}

/** Where a run of token characters ends that began before `from`. */
export function tokenEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && end - from < OPEN_END_MAX && isTokenUnit(text.charCodeAt(end))) end++;
  return end;
}

export function isTokenUnit(code: number): boolean {
  return (
    isWordUnit(code) || code === 45 || code === 46 || code === 95 || code === 43 || code === 47 || code === 61
  );
}

function isWordUnit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

function withoutOverlaps(found: SecretMatch[]): SecretMatch[] {
  found.sort((left, right) => left.start - right.start || right.score - left.score || right.end - left.end);
  const kept: SecretMatch[] = [];
  for (const match of found) {
    const last = kept.at(-1);
    if (last === undefined || match.start >= last.end) kept.push(match);
    else if (match.score > last.score)
      kept[kept.length - 1] = { ...match, start: last.start, end: Math.max(match.end, last.end) };
    else if (match.end > last.end) kept[kept.length - 1] = { ...last, end: match.end };
  }
  return kept;
}
