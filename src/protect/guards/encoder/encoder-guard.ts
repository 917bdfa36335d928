import { readFile } from 'node:fs/promises';
import type {
  Guard,
  GuardContent,
  GuardContext,
  GuardReason,
  GuardResult,
  GuardSegment,
} from '../../../contracts/guard.ts';
import { injectionProbes } from '../injection/probes.ts';
import { type EncodedWindow, Encoder } from './encoder.ts';
import { type EncoderHead, parseEncoderHead } from './encoder-head.ts';

const RULE = 'encoder';
const NAME = 'injection-encoder';
const REPORT_SHARE = 0.5;

/** A guard whose answer comes later, as modules may export it. */
export interface EncoderGuard extends Pick<Guard, 'probes'> {
  readonly name: string;
  inspect(content: GuardContent, context: GuardContext): Promise<GuardResult>;
}

/**
 * The larger detector of injections and jailbreaks: a sentence encoder on onnxruntime with a head that ships. Nothing is
 * loaded before the first text. A folder or a runtime that is lacking fails every call and the self-test, never a pass.
 *
 * @param folder holds `model.onnx` and `vocab.txt` of all-MiniLM-L6-v2
 */
export function createEncoderGuard(folder: string): EncoderGuard {
  let loading: Promise<Parts> | undefined;
  return {
    name: NAME,
    probes: { bad: injectionProbes.bad.slice(0, 2), good: injectionProbes.good },
    async inspect(content, context) {
      loading ??= load(folder);
      const parts = await loading;
      const reasons: GuardReason[] = [];
      let score = 0;
      for (const segment of content.segments) {
        if (!isJudged(segment)) continue;
        const best = await bestWindow(parts, segment.text);
        if (best === undefined) continue;
        score = Math.max(score, best.probability);
        if (best.probability >= context.threshold * REPORT_SHARE) reasons.push(reasonOf(segment, best));
      }
      return { guard: NAME, score, reasons };
    },
  };
}

interface Parts {
  readonly encoder: Encoder;
  readonly head: EncoderHead;
}
type Judged = Pick<EncodedWindow, 'start' | 'end'> & { readonly probability: number };

async function load(folder: string): Promise<Parts> {
  const encoder = await Encoder.load(folder);
  const weights = await readFile(new URL('./weights/encoder-head.bin', import.meta.url));
  return { encoder, head: parseEncoderHead(weights) };
}

function isJudged({ provenance }: GuardSegment): boolean {
  return provenance === 'user' || provenance === 'tool' || provenance === 'document';
}

async function bestWindow({ encoder, head }: Parts, text: string): Promise<Judged | undefined> {
  let best: Judged | undefined;
  for (const { start, end, meaning } of await encoder.encode(text)) {
    const probability = 1 / (1 + Math.exp(-head.logit(meaning)));
    if (best === undefined || probability > best.probability) best = { start, end, probability };
  }
  return best;
}

function reasonOf(segment: GuardSegment, { start, end, probability }: Judged): GuardReason {
  return {
    guard: NAME,
    rule: RULE,
    score: probability,
    spans: [{ path: segment.path, start, end, label: 'injection' }],
    explanation: `The meaning of a text from the ${segment.provenance} is near that of attacks.`,
  };
}
