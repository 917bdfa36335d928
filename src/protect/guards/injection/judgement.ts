import type { Provenance } from '../../../contracts/guard.ts';
import { type Explanation, explainReading } from './explain.ts';
import type { InjectionReader, Reading } from './reader.ts';

type Kind = 'direct' | 'data';

/** What the guard makes of one text of one provenance, wherever the text stands. */
export interface Judgement {
  readonly probability: number;
  readonly hiddenRun: number;
  readonly decodedCount: number;
  /** Null for texts that nobody would ask about. */
  readonly explanation: Explanation | null;
}

/** No reason is given below this probability. */
export const REPORT_MIN = 0.05;

/** Judges a text by every classifier that its provenance calls for; the highest counts. */
export function judge(reader: InjectionReader, text: string, kinds: readonly Kind[]): Judgement {
  const prepared = reader.read(text);
  const { kind, reading } = bestReading(reader, kinds);
  let explanation: Explanation | null = null;
  if (reading.probability >= REPORT_MIN) {
    // The words' shares are those of the classifier that was asked last.
    if (kind !== kinds.at(-1)) reader.score(kind);
    explanation = explainReading(reader, prepared, reading);
  }
  const { hiddenRun, decodedCount } = prepared;
  return { probability: reading.probability, hiddenRun, decodedCount, explanation };
}

/** The classifiers that read a text of this provenance. System and developer text is the operator's own. */
export function kindsFor(provenance: Provenance): readonly Kind[] {
  switch (provenance) {
    case 'user':
      return ['direct'];
    case 'tool':
    case 'document':
      return ['direct', 'data'];
    default:
      return [];
  }
}

function bestReading(reader: InjectionReader, kinds: readonly Kind[]): { kind: Kind; reading: Reading } {
  let best = { kind: kinds[0]!, reading: reader.score(kinds[0]!) };
  for (const kind of kinds.slice(1)) {
    const reading = reader.score(kind);
    if (reading.probability > best.reading.probability) best = { kind, reading };
  }
  return best;
}
