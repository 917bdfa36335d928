import type {
  Direction,
  GatewayPolicy,
  Guard,
  GuardCall,
  GuardContent,
  GuardReason,
  GuardSegment,
  Provenance,
} from '../../../contracts/guard.ts';
import { type Chain, type ChainVerdict, createChain } from '../chain.ts';
import { createStreamInspector, type StreamInspector } from '../stream.ts';
import { messageTexts } from './message-texts.ts';
import { replaceTexts } from './replace-texts.ts';

/** What the guards say of one text. */
export interface TextVerdict {
  readonly action: ChainVerdict['action'];
  /** The highest score of any guard, 0..1. */
  readonly score: number;
  readonly reasons: readonly GuardReason[];
  /** The text that may go on: redacted where the policy says so, as it was otherwise. Not for use when blocked. */
  readonly text: string;
}

/** What the guards say of a conversation. Paths of spans are JSON pointers into the list of messages. */
export interface MessagesVerdict<T> extends Omit<TextVerdict, 'text'> {
  /** The messages that may go on. Those with nothing to redact are the ones that came in. */
  readonly messages: readonly T[];
}

export interface TextOptions {
  /** `output` for what a model wrote; `input` when left out. */
  readonly direction?: Direction;
  /** Who wrote the text; `user` for input and `model` for output when left out. */
  readonly provenance?: Provenance;
  /** The request that an answer belongs to, from {@link TextGuard.callOf}. */
  readonly call?: GuardCall | undefined;
}

/** Guards under a policy, for use in one's own process. */
export interface TextGuard {
  readonly policy: GatewayPolicy;
  readonly guards: readonly Guard[];
  check(text: string, options?: TextOptions): TextVerdict;
  /** @throws Fault `guard_input_invalid` when the messages cannot be read whole */
  checkMessages<T>(messages: readonly T[], options?: Omit<TextOptions, 'provenance'>): MessagesVerdict<T>;
  /** Judges parts that the caller has cut out of a shape of its own. */
  checkSegments(content: GuardContent, call?: GuardCall): ChainVerdict;
  /** The request, for the guards of its answer: exfiltration and leaks are judged against what was asked. */
  callOf(messages: readonly unknown[]): GuardCall;
  /** Follows an answer that arrives in pieces. */
  stream(options?: { readonly path?: string; readonly call?: GuardCall | undefined }): StreamInspector;
}

/** @param guards the guards that the policy may name */
export function textGuard(guards: readonly Guard[], policy: GatewayPolicy): TextGuard {
  return new PolicyGuard(guards, policy);
}

class PolicyGuard implements TextGuard {
  readonly policy: GatewayPolicy;
  readonly guards: readonly Guard[];
  readonly #chain: Chain;

  constructor(guards: readonly Guard[], policy: GatewayPolicy) {
    this.policy = policy;
    this.guards = guards;
    this.#chain = createChain(guards, policy);
  }

  check(text: string, { direction = 'input', provenance, call }: TextOptions = {}): TextVerdict {
    const writer = provenance ?? (direction === 'output' ? 'model' : 'user');
    const verdict = this.checkSegments(
      { direction, segments: [{ path: '', text, provenance: writer }] },
      call,
    );
    const { action, score, reasons, redacted } = verdict;
    return { action, score, reasons, text: redacted?.[0]?.text ?? text };
  }

  checkMessages<T>(
    messages: readonly T[],
    options: Omit<TextOptions, 'provenance'> = {},
  ): MessagesVerdict<T> {
    const segments = messageTexts(messages);
    const { direction = 'input', call } = options;
    const { action, score, reasons, redacted } = this.checkSegments({ direction, segments }, call);
    return { action, score, reasons, messages: replaceTexts(messages, changed(segments, redacted)) };
  }

  checkSegments(content: GuardContent, call?: GuardCall): ChainVerdict {
    return this.#chain.inspect(content, undefined, { call });
  }

  callOf(messages: readonly unknown[]): GuardCall {
    return { segments: messageTexts(messages) };
  }

  stream({ path = '', call }: { readonly path?: string; readonly call?: GuardCall | undefined } = {}) {
    return createStreamInspector(this.#chain, { path, call });
  }
}

function changed(before: readonly GuardSegment[], after: readonly GuardSegment[] = []): GuardSegment[] {
  return after.filter((segment, index) => segment !== before[index]);
}
