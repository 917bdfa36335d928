import type { GuardCall } from '../../../contracts/guard.ts';
import type { StreamInspector } from '../stream.ts';
import { GuardBlockedError } from './guard-blocked-error.ts';
import type { TextGuard } from './text-guard.ts';

/** A part of a streamed answer, of the AI SDK's specification v3 or v4. */
export interface StreamPart {
  readonly type: string;
  readonly id?: string;
  readonly delta?: string;
}

const OPEN_MAX = 1_000;

/** Inspects the growing texts of a streamed answer: words that could still become part of a match wait. */
export function answerStream<P extends StreamPart>(
  guard: TextGuard,
  call: GuardCall | undefined,
): TransformStream<P, P> {
  const answer = new Answer<P>(guard, call);
  return new TransformStream<P, P>({
    transform: (part, controller) => {
      for (const out of answer.take(part)) controller.enqueue(out);
      if (answer.isOver) controller.terminate();
    },
    flush: (controller) => {
      for (const out of answer.rest()) controller.enqueue(out);
    },
  });
}

class Answer<P extends StreamPart> {
  readonly #guard: TextGuard;
  readonly #call: GuardCall | undefined;
  /** Texts under way by kind and id, with a part of theirs to carry what is released at the end. */
  readonly #open = new Map<string, { readonly inspector: StreamInspector; last: P }>();
  isOver = false;

  constructor(guard: TextGuard, call: GuardCall | undefined) {
    this.#guard = guard;
    this.#call = call;
  }

  take(part: P): P[] {
    if (this.isOver) return [];
    const { type, id = '', delta } = part;
    if (type.endsWith('-delta') && typeof delta === 'string')
      return this.#grow(`${kindOf(type)} ${id}`, part, delta);
    if (type.endsWith('-end') && this.#open.has(`${kindOf(type)} ${id}`))
      return [...this.#close(`${kindOf(type)} ${id}`), ...(this.isOver ? [] : [part])];
    // Everything else comes whole: tool calls and results, sources, files, metadata.
    return this.#whole(part);
  }

  /** What is held of texts that the provider never ended. */
  rest(): P[] {
    return [...this.#open.keys()].flatMap((key) => this.#close(key));
  }

  #grow(key: string, part: P, delta: string): P[] {
    const text = this.#open.get(key) ?? this.#begin(key, part);
    text.last = part;
    const step = text.inspector.push(delta);
    const out = step.text === '' ? [] : [{ ...part, delta: step.text }];
    return step.isBlocked ? [...out, ...this.#block(text.inspector)] : out;
  }

  #begin(key: string, part: P): { readonly inspector: StreamInspector; last: P } {
    if (this.#open.size >= OPEN_MAX)
      throw new RangeError(`more than ${OPEN_MAX} texts are open in one answer`);
    const text = {
      inspector: this.#guard.stream({ path: `/${key.replace(' ', '/')}`, call: this.#call }),
      last: part,
    };
    this.#open.set(key, text);
    return text;
  }

  #close(key: string): P[] {
    const { inspector, last } = this.#open.get(key)!;
    this.#open.delete(key);
    const step = inspector.end();
    const out = step.text === '' ? [] : [{ ...last, delta: step.text }];
    return step.isBlocked ? [...out, ...this.#block(inspector)] : out;
  }

  #whole(part: P): P[] {
    if (!/^(tool-|source|text|reasoning|custom|file)/.test(part.type)) return [part];
    const verdict = this.#guard.checkMessages([part], { direction: 'output', call: this.#call });
    if (verdict.action === 'block') return this.#block(verdict);
    return [...verdict.messages];
  }

  #block({ reasons }: Pick<StreamInspector, 'reasons'>): P[] {
    this.isOver = true;
    this.#open.clear();
    return [{ type: 'error', error: new GuardBlockedError('output', reasons) } as StreamPart as P];
  }
}

/** `text` of `text-delta` and `text-end`. */
function kindOf(type: string): string {
  return type.slice(0, type.lastIndexOf('-'));
}
