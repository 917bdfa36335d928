import type { Exchange } from '../exchange.ts';
import type { Operation } from '../operations.ts';
import type { GatewayPorts } from '../ports.ts';
import type { Route } from '../routing/route-table.ts';
import { ToolGate } from './tool-gate.ts';

/** The gate for the tool calls of one answer; undefined when the policy has no rules for them. */
export function openToolGate(
  exchange: Exchange,
  { policy }: Route,
  operation: Operation,
  body: Readonly<Record<string, unknown>>,
  toolJudge: GatewayPorts['toolJudge'],
): ToolGate | undefined {
  const { tools } = policy;
  if (tools === undefined || toolJudge === undefined) return undefined;
  const judge = toolJudge(policy, operation.judged?.(body) ?? body, exchange.call.principal);
  return (
    judge &&
    new ToolGate((verdict) => exchange.addVerdict(verdict, 'output'), judge, tools.mode === 'enforce')
  );
}
