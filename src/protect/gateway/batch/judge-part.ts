import type { Direction, GuardContent, GuardSegment } from '../../../contracts/guard.ts';
import { Fault } from '../../../kernel/fault.ts';
import { gatewayFaults } from '../errors.ts';
import type { Exchange } from '../exchange.ts';
import { blockingReason, GuardBlock } from '../guard-block.ts';
import { redactedValues } from '../inspect-body.ts';
import { maskKeys } from '../mask-keys.ts';
import type { ChainReason, ChainVerdict } from '../ports.ts';
import { redactText } from '../redact-text.ts';
import { rewriteJson } from '../rewrite-json.ts';
import type { PolicyEntry } from '../routing/route-table.ts';

/** One of the many requests or answers in a file. */
export interface Part {
  readonly direction: Direction;
  /** JSON text; or text that is none, when `body` is a string. */
  readonly text: string;
  readonly body: unknown;
  readonly segments: readonly GuardSegment[];
  /** Pointer in front of the part's own, in what the event and errors say. */
  readonly base: string;
  /** Which one it is, for people: `line 3`. */
  readonly where: string;
}

/**
 * Lets a policy's guards see one part.
 *
 * @returns its text with what was redacted
 * @throws GuardBlock, Fault `guard_failed`
 */
export async function judgePart(
  exchange: Exchange,
  { policy, chain }: PolicyEntry,
  part: Part,
): Promise<string> {
  const { direction, segments, body, text, base, where } = part;
  if (segments.length === 0 || !(direction === 'input' ? chain.inspectsInput : chain.inspectsOutput))
    return text;
  const content: GuardContent = { direction, segments, ...(typeof body === 'string' ? {} : { body }) };
  const startedAt = performance.now();
  let verdict: ChainVerdict;
  try {
    verdict = await chain.inspect(content);
  } catch (cause) {
    if (policy.onGuardError !== 'allow') throw new Fault(gatewayFaults.guardFailed, { cause });
    exchange.error = gatewayFaults.guardFailed.code;
    return text;
  } finally {
    exchange.guardsMs += performance.now() - startedAt;
  }
  const reasons = maskKeys(verdict.reasons).map((reason) => placed(reason, base));
  exchange.addVerdict({ ...verdict, reasons }, direction);
  if (verdict.action === 'block') throw new GuardBlock(blockingReason(reasons), direction, { where });
  if (verdict.redactions.length === 0) return text;
  if (typeof body === 'string') return redactText(text, 0, verdict.redactions);
  const rewritten = rewriteJson(text, redactedValues(verdict, content, body));
  if (rewritten === undefined) throw new GuardBlock(reasons[0], direction, { where });
  return rewritten;
}

function placed(reason: ChainReason, base: string): ChainReason {
  return { ...reason, spans: reason.spans.map((span) => ({ ...span, path: base + span.path })) };
}
