import { Fault } from '../../../kernel/fault.ts';
import { gatewayFaults } from '../errors.ts';
import type { Exchange } from '../exchange.ts';
import { extractInput } from '../extract.ts';
import type { Operation } from '../operations.ts';
import type { GatewayLimits, GatewayPorts } from '../ports.ts';
import type { Route } from '../routing/route-table.ts';
import { askedPrompts } from './asked-prompts.ts';
import { probingParameters } from './probing-parameters.ts';

/**
 * Shows a call to who watches for abuse, when its policy asks for that, and does what comes of it.
 *
 * @returns how long the call has to wait, milliseconds
 * @throws Fault `abuse_suspected`
 */
export function watchForAbuse(
  exchange: Exchange,
  { policy }: Route,
  operation: Operation,
  body: Readonly<Record<string, unknown>>,
  { watchAbuse }: Pick<GatewayPorts, 'watchAbuse'>,
  { segmentsMax }: Pick<GatewayLimits, 'segmentsMax'>,
): number {
  if (policy.abuse === undefined || watchAbuse === undefined) return 0;
  const startedAt = performance.now();
  const { segments } = extractInput(operation, body, segmentsMax).content;
  const outcome = watchAbuse({
    policy,
    model: exchange.model ?? '',
    principal: exchange.call.principal,
    ip: exchange.call.ip,
    ...askedPrompts(segments, operation.name),
    parameters: probingParameters(body),
  });
  exchange.guardsMs += performance.now() - startedAt;
  if (outcome === undefined) return 0;
  const { reasons, delayMs, retryAfterSeconds } = outcome;
  const isDenied = retryAfterSeconds !== undefined;
  const score = reasons.reduce((highest, reason) => Math.max(highest, reason.score), 0);
  exchange.addVerdict({ action: isDenied ? 'block' : 'flag', score, reasons, redactions: [] }, 'input');
  if (isDenied) throw new Fault(gatewayFaults.abuseSuspected, { retryAfterSeconds });
  exchange.roundsProbabilities = outcome.roundsProbabilities;
  return delayMs;
}
