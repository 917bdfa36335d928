import type { GuardContent } from '../../contracts/guard.ts';
import { Fault } from '../../kernel/fault.ts';
import { DECODED, encodedAgain, valueAt } from './decoded-text.ts';
import { gatewayFaults } from './errors.ts';
import type { Exchange } from './exchange.ts';
import { blockingReason, GuardBlock } from './guard-block.ts';
import { maskKeys } from './mask-keys.ts';
import type { ChainVerdict, GuardChain } from './ports.ts';
import { redactText } from './redact-text.ts';
import { rewriteJson } from './rewrite-json.ts';
import { ALTERNATIVES, COPIES, copiesOf, emptied } from './token-copies.ts';

/**
 * New values for the texts that the verdict redacts, as JSON text by pointer. What repeats a text of an answer goes with
 * it; a text that was encoded is encoded again.
 */
export function redactedValues(
  verdict: Pick<ChainVerdict, 'redactions'>,
  content: GuardContent,
  body: unknown,
): Map<string, string> {
  const values = new Map<string, string>();
  for (const path of new Set(verdict.redactions.map((redaction) => redaction.path))) {
    const segment = content.segments.find((candidate) => candidate.path === path);
    if (segment === undefined) continue;
    const replacements = verdict.redactions.filter((redaction) => redaction.path === path);
    setRedacted(values, path, redactText(segment.text, 0, replacements), body);
    if (content.direction === 'output')
      for (const [copy, value] of copiesOf(body, path)) values.set(copy, value);
  }
  return values;
}

/** Notes the new text of one segment at the address that it was read from. */
export function setRedacted(values: Map<string, string>, path: string, text: string, body: unknown): void {
  const mark = path.lastIndexOf('#');
  const [base, kind] = mark < 0 ? [path, ''] : [path.slice(0, mark), path.slice(mark)];
  if (kind === COPIES || kind === ALTERNATIVES) values.set(base, emptied(valueAt(body, base)));
  else if (kind === DECODED) {
    const original = valueAt(body, base);
    const encoded = typeof original === 'string' ? encodedAgain(original, text) : undefined;
    // An address that leads to nothing: what cannot be encoded as it was is blocked.
    if (encoded === undefined) values.set(path, '""');
    else values.set(base, JSON.stringify(encoded));
  } else values.set(path, JSON.stringify(text));
}

/**
 * Puts the redactions into the JSON text and nothing else.
 *
 * @throws GuardBlock when a span cannot be replaced where it stands
 */
export function applyRedactions(
  text: string,
  body: unknown,
  verdict: ChainVerdict,
  content: GuardContent,
): string {
  // An error page in plain text has no places but its offsets.
  if (typeof body === 'string') return redactText(text, 0, verdict.redactions);
  const values = redactedValues(verdict, content, body);
  if (values.size === 0) return text;
  const rewritten = rewriteJson(text, values);
  if (rewritten === undefined) throw new GuardBlock(verdict.reasons[0], content.direction);
  return rewritten;
}

function decide(
  exchange: Exchange,
  given: ChainVerdict,
  content: GuardContent,
  text: string,
  body: unknown,
): string | undefined {
  const verdict = { ...given, reasons: maskKeys(given.reasons) };
  exchange.addVerdict(verdict, content.direction);
  if (content.direction === 'input') exchange.inspected = true;
  if (verdict.restoration !== undefined) exchange.restoration = verdict.restoration;
  if (verdict.action === 'block') throw new GuardBlock(blockingReason(verdict.reasons), content.direction);
  if (verdict.redactions.length === 0) return undefined;
  const redacted = applyRedactions(text, body, verdict, content);
  return redacted === text ? undefined : redacted;
}

/** A chain that throws did not inspect: that is never a pass unless the policy says so. */
function failed(exchange: Exchange, cause: unknown): undefined {
  if (cause instanceof Fault) throw cause;
  if (exchange.route?.policy.onGuardError !== 'allow') throw new Fault(gatewayFaults.guardFailed, { cause });
  exchange.error = gatewayFaults.guardFailed.code;
  return undefined;
}

/**
 * Lets the guards see a whole body.
 *
 * @returns the redacted JSON text, or undefined when nothing changes; a promise only when the chain needs one
 * @throws GuardBlock, Fault `guard_failed`
 */
export function inspectBody(
  exchange: Exchange,
  chain: GuardChain,
  content: GuardContent,
  text: string,
  body: unknown,
): string | undefined | Promise<string | undefined> {
  const startedAt = performance.now();
  try {
    const verdict =
      content.direction === 'output'
        ? chain.inspect(content, exchange.guardCall)
        : chain.inspect(content, undefined, exchange.call.principal.id);
    if (!(verdict instanceof Promise)) {
      exchange.guardsMs += performance.now() - startedAt;
      return decide(exchange, verdict, content, text, body);
    }
    return verdict
      .then((late) => {
        exchange.guardsMs += performance.now() - startedAt;
        return decide(exchange, late, content, text, body);
      })
      .catch((cause) => failed(exchange, cause));
  } catch (cause) {
    return failed(exchange, cause);
  }
}
