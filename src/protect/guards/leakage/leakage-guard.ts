import { z } from 'zod';
import type {
  Guard,
  GuardCall,
  GuardContent,
  GuardContext,
  GuardReader,
  GuardReason,
  GuardSegment,
} from '../../../contracts/guard.ts';
import { LeakEvidence } from './leak-evidence.ts';
import { LeakReader } from './leak-reader.ts';
import { leakageProbes } from './leakage-probes.ts';
import { ProtectedTexts } from './protected-text.ts';

export const LEAKAGE_GUARD = 'system-prompt-leak';

export const leakageOptionsSchema = z.object({
  /** Whether the definitions of tools and formats are as secret as the instructions. */
  protect: z.enum(['instructions', 'all']).default('instructions'),
});
export type LeakageOptions = z.input<typeof leakageOptionsSchema>;

/** What a request declares for machines; people may well be told about it. */
const definitionPaths = ['/tools', '/functions', '/response_format', '/text', '/tool_choice'];

/**
 * Finds the system prompt in answers: by canaries, which must never come back, and by comparison with the call's own
 * system and developer texts, whether repeated (in any spacing, encoding, backwards or in rot13), said in other words, or
 * translated. Needs {@link GuardCall}; without it there is nothing to compare with and it says nothing.
 */
export function createLeakageGuard(options: LeakageOptions = {}): Guard {
  const { protect } = leakageOptionsSchema.parse(options);
  const texts = new ProtectedTexts();
  const evidences = new WeakMap<GuardCall, LeakEvidence>();
  const evidenceFor = (call: GuardCall): LeakEvidence | undefined => {
    const secret = call.segments.filter((segment) => isProtected(segment, protect));
    return secret.length === 0 ? undefined : new LeakEvidence(texts.of(secret), call);
  };
  /** A stream's channels are judged together, or a prompt told by turns in two of them would pass. */
  const sharedEvidence = (call: GuardCall): LeakEvidence | undefined => {
    const known = evidences.get(call) ?? evidenceFor(call);
    if (known !== undefined) evidences.set(call, known);
    return known;
  };
  return {
    name: LEAKAGE_GUARD,
    version: '1',
    directions: ['output'],
    holdBackMax: 0,
    probes: leakageProbes,
    inspect: (content, context) => {
      const evidence = context.call === undefined ? undefined : evidenceFor(context.call);
      return { guard: LEAKAGE_GUARD, ...inspectAll(content, context, evidence) };
    },
    follow: ({ path }, context) => {
      const evidence = context.call === undefined ? undefined : sharedEvidence(context.call);
      return openReader(path, context, evidence);
    },
  };
}

function isProtected({ provenance, path }: GuardSegment, protect: 'instructions' | 'all'): boolean {
  if (provenance !== 'system' && provenance !== 'developer') return false;
  return (
    protect === 'all' || !definitionPaths.some((start) => path === start || path.startsWith(`${start}/`))
  );
}

const idleReader: GuardReader = { push: () => [], end: () => [] };

function openReader(path: string, context: GuardContext, evidence: LeakEvidence | undefined): GuardReader {
  const canaries = context.call?.canaries ?? [];
  if (evidence === undefined && canaries.length === 0) return idleReader;
  return new LeakReader(LEAKAGE_GUARD, path, canaries, evidence, context.threshold);
}

function inspectAll(
  content: GuardContent,
  context: GuardContext,
  evidence: LeakEvidence | undefined,
): { readonly score: number; readonly reasons: readonly GuardReason[] } {
  const reasons: GuardReason[] = [];
  for (const { path, text, provenance } of content.segments) {
    // What an answer repeats of the request for its own record was never said by the model.
    if (provenance !== 'model') continue;
    const reader = openReader(path, context, evidence);
    reasons.push(...reader.push(text), ...reader.end());
  }
  const strongest = new Map<string, GuardReason>();
  for (const reason of reasons) {
    const old = strongest.get(reason.rule);
    if (old === undefined || reason.score > old.score) strongest.set(reason.rule, reason);
  }
  const kept = [...strongest.values()];
  return { score: Math.max(0, ...kept.map(({ score }) => score)), reasons: kept };
}
