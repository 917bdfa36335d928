import { readFile } from 'node:fs/promises';
import type {
  Guard,
  GuardContent,
  GuardContext,
  GuardReason,
  GuardResult,
  GuardSegment,
} from '../../../contracts/guard.ts';
import { createInjectionGuard } from '../injection/injection-guard.ts';
import { loadInjectionModel } from '../injection/load-injection-model.ts';
import { injectionProbes } from '../injection/probes.ts';
import { type EncodedWindow, Encoder } from './encoder.ts';
import { type EncoderHead, parseEncoderHead } from './encoder-head.ts';

const RULE = 'classifier-and-encoder';
const NAME = 'injection-encoder';
const REPORT_SHARE = 0.5;
/**
 * How much the encoder's logit counts beside the compact guard's, and what keeps 0.5 at the share of innocent texts that the
 * compact guard has it at: both fitted on texts of sources that neither had seen (tools/train-encoder).
 */
const ENCODER_SHARE = 0.2;
const OFFSET = 0.35;
const CERTAIN = 1e-6;

/** A guard whose answer comes later, as modules may export it. */
export interface EncoderGuard extends Pick<Guard, 'probes'> {
  readonly name: string;
  inspect(content: GuardContent, context: GuardContext): Promise<GuardResult>;
}

/**
 * The larger detector of injections and jailbreaks: the compact guard with a sentence encoder on onnxruntime beside it. What
 * people write is judged by both, for the encoder knows the meaning of whole sentences; data is judged by the compact guard
 * alone. Nothing is loaded before the first text. A folder or a runtime that is lacking fails every call and the self-test,
 * never a pass.
 *
 * @param folder holds `model.onnx` and `vocab.txt` of all-MiniLM-L6-v2
 */
export function createEncoderGuard(folder: string): EncoderGuard {
  let loading: Promise<Parts> | undefined;
  return {
    name: NAME,
    probes: injectionProbes,
    async inspect(content, context) {
      loading ??= load(folder);
      const parts = await loading;
      const reasons: GuardReason[] = [];
      let score = 0;
      for (const segment of content.segments) {
        const judged = await judge(parts, { ...content, segments: [segment] }, segment, context);
        score = Math.max(score, judged.score);
        reasons.push(...judged.reasons);
      }
      return { guard: NAME, score, reasons };
    },
  };
}

interface Parts {
  readonly compact: Guard;
  readonly encoder: Encoder;
  readonly head: EncoderHead;
}
type Judged = Pick<EncodedWindow, 'start' | 'end'> & { readonly logit: number };

async function load(folder: string): Promise<Parts> {
  const encoder = await Encoder.load(folder);
  const weights = await readFile(new URL('./weights/encoder-head.bin', import.meta.url));
  return {
    compact: createInjectionGuard(await loadInjectionModel()),
    encoder,
    head: parseEncoderHead(weights),
  };
}

async function judge(
  parts: Parts,
  content: GuardContent,
  segment: GuardSegment,
  context: GuardContext,
): Promise<Omit<GuardResult, 'guard'>> {
  const { score, reasons } = parts.compact.inspect(content, context);
  const best = segment.provenance === 'user' ? await bestWindow(parts, segment.text) : undefined;
  if (best === undefined) return { score, reasons: reasons.map((reason) => ({ ...reason, guard: NAME })) };
  const mixed = probability(logitOf(score) + ENCODER_SHARE * best.logit + OFFSET);
  if (mixed < context.threshold * REPORT_SHARE) return { score: mixed, reasons: [] };
  // The compact guard shows the words that count; where it has none, the window that is nearest to attacks stands for them.
  const spans = reasons.flatMap((reason) => reason.spans);
  const whole = { path: segment.path, start: best.start, end: best.end, label: 'injection' };
  return { score: mixed, reasons: [reasonOf(mixed, score, spans.length > 0 ? spans : [whole])] };
}

async function bestWindow({ encoder, head }: Parts, text: string): Promise<Judged | undefined> {
  let best: Judged | undefined;
  for (const { start, end, meaning } of await encoder.encode(text)) {
    const logit = head.logit(meaning);
    if (best === undefined || logit > best.logit) best = { start, end, logit };
  }
  return best;
}

function reasonOf(score: number, compact: number, spans: GuardReason['spans']): GuardReason {
  return {
    guard: NAME,
    rule: RULE,
    score,
    spans,
    explanation: `Words, sentences and their meaning together look like an attack (without the encoder: ${compact.toFixed(2)}).`,
  };
}

function logitOf(share: number): number {
  const kept = Math.min(1 - CERTAIN, Math.max(CERTAIN, share));
  return Math.log(kept / (1 - kept));
}

function probability(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
