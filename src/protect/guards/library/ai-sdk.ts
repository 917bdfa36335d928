import type { GuardCall } from '../../../contracts/guard.ts';
import { answerStream, type StreamPart } from './ai-sdk-stream.ts';
import { GuardBlockedError } from './guard-blocked-error.ts';
import type { TextGuard } from './text-guard.ts';

/**
 * The parts of the AI SDK's interfaces that the middleware touches, written down here so that the guards depend on no
 * version of it: specification v3 and v4 (AI SDK 6 and 7) both have them.
 */
interface CallParameters {
  readonly prompt: readonly unknown[];
}
interface GenerateResult {
  readonly content: readonly object[];
}
interface StreamResult {
  readonly stream: ReadableStream<StreamPart>;
}

/** The calls by their parameters, so that an answer is judged against its own request. */
const calls = new WeakMap<object, GuardCall>();

/**
 * Middleware for `wrapLanguageModel` of the AI SDK. Prompts, tool results and tool calls in them are inspected before
 * the model sees them, answers before the application does, also when they stream.
 *
 * @returns middleware; its calls throw {@link GuardBlockedError} where a guard blocks, and a stream that is blocked on
 * its way ends with a part of type `error`
 */
export function bartizanMiddleware(guard: TextGuard) {
  return {
    specificationVersion: 'v4' as const,
    transformParams: async <P extends CallParameters>({ params }: { readonly params: P }): Promise<P> => {
      const { action, reasons, messages } = guard.checkMessages(params.prompt);
      if (action === 'block') throw new GuardBlockedError('input', reasons);
      const safe = { ...params, prompt: messages };
      calls.set(safe, guard.callOf(messages));
      return safe;
    },
    wrapGenerate: async <R extends GenerateResult>(options: {
      readonly doGenerate: () => PromiseLike<R>;
      readonly params: CallParameters;
    }): Promise<R> => {
      const result = await options.doGenerate();
      // One message of the model: its parts are texts, reasoning, tool calls and results, sources.
      const answer = [{ role: 'assistant', content: result.content }];
      const call = calls.get(options.params);
      const { action, reasons, messages } = guard.checkMessages(answer, { direction: 'output', call });
      if (action === 'block') throw new GuardBlockedError('output', reasons);
      return { ...result, content: messages[0]!.content };
    },
    wrapStream: async <R extends StreamResult>(options: {
      readonly doStream: () => PromiseLike<R>;
      readonly params: CallParameters;
    }): Promise<R> => {
      const result = await options.doStream();
      const transform = answerStream(guard, calls.get(options.params));
      return { ...result, stream: result.stream.pipeThrough(transform) };
    },
  };
}
