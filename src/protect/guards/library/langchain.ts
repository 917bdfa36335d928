import type { GuardCall } from '../../../contracts/guard.ts';
import { GuardBlockedError } from './guard-blocked-error.ts';
import { fromPlain, type LangChainMessage, toPlain } from './langchain-message.ts';
import type { TextGuard } from './text-guard.ts';

/** What LangChain.js 1.x marks middleware with. */
const BRAND = Symbol.for('AgentMiddleware');

interface ModelRequest<M> {
  readonly messages: readonly M[];
  readonly systemMessage?: M | undefined;
}

/**
 * Middleware for `createAgent` of LangChain.js 1.x: every model call's messages, tool results among them, are inspected
 * before the model sees them, and its answer, tool calls with their arguments included, before a tool runs or the
 * application sees it. Tokens that an application takes from the model's own stream are not seen by middleware: guard
 * those with `guard.stream()` or through the gateway.
 *
 * @returns middleware; a model call throws {@link GuardBlockedError} where a guard blocks
 */
export function bartizanMiddleware(guard: TextGuard) {
  return {
    [BRAND]: true as const,
    name: 'bartizan',
    wrapModelCall: async <M extends LangChainMessage, R extends ModelRequest<M>, A>(
      request: R,
      handler: (request: R) => A | Promise<A>,
    ): Promise<A> => {
      const { systemMessage } = request;
      const all = systemMessage === undefined ? request.messages : [systemMessage, ...request.messages];
      const { safe, call } = inspectRequest(guard, all);
      const messages = systemMessage === undefined ? safe : safe.slice(1);
      const safeRequest = {
        ...request,
        messages,
        ...(systemMessage === undefined ? {} : { systemMessage: safe[0] }),
      };
      return inspectAnswer(guard, await handler(safeRequest), call);
    },
  };
}

function inspectRequest<M extends LangChainMessage>(guard: TextGuard, messages: readonly M[]) {
  const plain = messages.map(toPlain);
  const verdict = guard.checkMessages(plain);
  if (verdict.action === 'block') throw new GuardBlockedError('input', verdict.reasons);
  const safe = messages.map((message, index) => fromPlain(message, plain[index]!, verdict.messages[index]!));
  return { safe, call: guard.callOf(verdict.messages) };
}

/** A command instead of a message steers the graph and holds no words of the model. */
function inspectAnswer<A>(guard: TextGuard, answer: A, call: GuardCall): A {
  if (!isMessage(answer)) return answer;
  const plain = toPlain(answer);
  const verdict = guard.checkMessages([plain], { direction: 'output', call });
  if (verdict.action === 'block') throw new GuardBlockedError('output', verdict.reasons);
  return fromPlain(answer, plain, verdict.messages[0]!) as A & LangChainMessage;
}

function isMessage(value: unknown): value is LangChainMessage {
  return typeof value === 'object' && value !== null && 'content' in value && 'type' in value;
}
