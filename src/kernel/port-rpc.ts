import type { MessagePort, Transferable } from 'node:worker_threads';
import { Fault, type FaultDefinition } from './fault.ts';

/** What a caller is told when the thread behind a port is gone. */
const threadClosed: FaultDefinition = {
  code: 'thread_closed',
  status: 503,
  message: 'The thread has ended.',
};

interface Request {
  readonly id: number;
  readonly method: string;
  readonly argument: unknown;
}
interface CancelRequest {
  readonly cancel: number;
}
interface WireError {
  readonly isFault: boolean;
  readonly code: string;
  readonly status: number;
  readonly message: string;
  readonly internal: string | undefined;
  readonly retryAfterSeconds: number | undefined;
}
type Reply =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: WireError };

/** What a worker answers: one function a method; `signal` fires when the caller gave up. */
export type Handlers = Readonly<Record<string, (argument: never, signal: AbortSignal) => unknown>>;

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** Calls over a message port. A port whose other end is gone rejects what waits and what comes later. */
export class PortClient {
  readonly #port: MessagePort;
  readonly #closed: FaultDefinition;
  readonly #waiting = new Map<number, Waiting>();
  #nextId = 1;
  #failure: Error | undefined;

  /** @param closed the fault of calls on a port that is closed */
  constructor(port: MessagePort, closed: FaultDefinition = threadClosed) {
    this.#port = port;
    this.#closed = closed;
    port.on('message', (reply: Reply) => this.#settle(reply));
    port.on('close', () => this.fail(new Fault(this.#closed)));
    port.unref();
  }

  /** Rejects everything that waits and every later call. */
  fail(error: Error): void {
    this.#failure ??= error;
    for (const waiting of this.#waiting.values()) waiting.reject(this.#failure);
    this.#waiting.clear();
    this.#port.unref();
  }

  call<Result>(
    method: string,
    argument: unknown,
    options: { readonly transfer?: readonly Transferable[]; readonly signal?: AbortSignal | undefined } = {},
  ): Promise<Result> {
    const failure = this.#failure;
    if (failure) return Promise.reject(failure);
    if (options.signal?.aborted) return Promise.reject(options.signal.reason as Error);
    const id = this.#nextId++;
    const { signal } = options;
    const cancel = () => this.#port.postMessage({ cancel: id } satisfies CancelRequest);
    const result = new Promise<Result>((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
      // The process must not exit while somebody waits for an answer.
      this.#port.ref();
      this.#port.postMessage({ id, method, argument } satisfies Request, [...(options.transfer ?? [])]);
    });
    if (!signal) return result;
    signal.addEventListener('abort', cancel, { once: true });
    return result.finally(() => signal.removeEventListener('abort', cancel));
  }

  close(): void {
    this.fail(new Fault(this.#closed));
    this.#port.close();
  }

  #settle(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id);
    if (!waiting) return;
    this.#waiting.delete(reply.id);
    if (this.#waiting.size === 0) this.#port.unref();
    if ('error' in reply) waiting.reject(revive(reply.error));
    else waiting.resolve(reply.value);
  }
}

/** Answers calls that arrive at the port. */
export function servePort(port: MessagePort, handlers: Handlers): void {
  const running = new Map<number, AbortController>();
  port.on('message', (message: Request | CancelRequest) => {
    if ('cancel' in message) running.get(message.cancel)?.abort();
    else void answer(port, handlers, message, running);
  });
}

async function answer(
  port: MessagePort,
  handlers: Handlers,
  request: Request,
  running: Map<number, AbortController>,
): Promise<void> {
  const controller = new AbortController();
  running.set(request.id, controller);
  let reply: Reply;
  try {
    const handler = handlers[request.method];
    if (!handler) throw new Error(`the worker has no method ${request.method}`);
    reply = { id: request.id, value: await handler(request.argument as never, controller.signal) };
  } catch (error) {
    reply = { id: request.id, error: wireError(error) };
  }
  running.delete(request.id);
  port.postMessage(reply);
}

function wireError(error: unknown): WireError {
  if (error instanceof Fault) {
    const { code, status, publicMessage, internal, retryAfterSeconds } = error;
    return { isFault: true, code, status, message: publicMessage, internal, retryAfterSeconds };
  }
  const message = error instanceof Error ? error.message : String(error);
  return {
    isFault: false,
    code: '',
    status: 500,
    message,
    internal: undefined,
    retryAfterSeconds: undefined,
  };
}

function revive(error: WireError): Error {
  // Errors that are no faults (a constraint, a bug) stay plain, so that nobody is shown their text.
  if (!error.isFault) return new Error(error.message);
  const { internal, retryAfterSeconds } = error;
  return new Fault(error, {
    ...(internal === undefined ? {} : { internal }),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  });
}
