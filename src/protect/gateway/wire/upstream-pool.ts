import type { AnswerHandler, ConnectionTimes, Origin } from './upstream-connection.ts';
import { UpstreamConnection } from './upstream-connection.ts';

/** Holds one request's place: in the queue or on a connection. */
export class PooledRequest {
  readonly head: string;
  readonly body: Buffer | null;
  readonly handler: AnswerHandler;
  #connection: UpstreamConnection | undefined;
  #isAborted = false;
  #isOver = false;
  #isSecondTry = false;
  readonly #again: (request: PooledRequest) => void;

  /** @param again puts it on another connection */
  constructor(
    head: string,
    body: Buffer | null,
    handler: AnswerHandler,
    again: (request: PooledRequest) => void,
  ) {
    this.head = head;
    this.body = body;
    this.handler = handler;
    this.#again = again;
  }

  get isAborted(): boolean {
    return this.#isAborted;
  }

  /** @internal The pool puts it on a connection. */
  startOn(connection: UpstreamConnection): void {
    this.#connection = connection;
    const over = () => {
      this.#isOver = true;
      this.#connection = undefined;
    };
    const { handler } = this;
    connection.send(this.head, this.body, {
      onHead: (status, headers) => handler.onHead(status, headers),
      onData: (piece) => handler.onData(piece),
      onEnd: () => {
        over();
        handler.onEnd();
      },
      onFailure: (failure, cause) => {
        this.#connection = undefined;
        if (failure === 'stale' && !this.#isSecondTry && !this.#isAborted) {
          this.#isSecondTry = true;
          this.#again(this);
          return;
        }
        over();
        handler.onFailure(failure, cause);
      },
    });
  }

  pause(): void {
    this.#connection?.pause();
  }

  resume(): void {
    this.#connection?.resume();
  }

  /** Breaks it off; its handler is told, once. */
  abort(cause: Error): void {
    if (this.#isOver || this.#isAborted) return;
    this.#isAborted = true;
    if (this.#connection) this.#connection.abort(cause);
    else {
      this.#isOver = true;
      this.handler.onFailure('aborted', cause);
    }
  }
}

/** Longest time that a connection stays open without a request, where the upstream does not name a shorter one. */
const IDLE_MS_MAX = 30_000;
const SWEEP_MS = 5_000;

/** Keep-alive connections to one upstream: the one used last is used first, so that the others may fall asleep. */
export class UpstreamPool {
  readonly #origin: Origin;
  readonly #times: ConnectionTimes;
  readonly #connectionsMax: number;
  readonly #all = new Set<UpstreamConnection>();
  readonly #idle: UpstreamConnection[] = [];
  readonly #waiting: PooledRequest[] = [];
  readonly #freedAt = new WeakMap<UpstreamConnection, number>();
  #sweep: NodeJS.Timeout | undefined;
  #isClosing = false;
  #onEmpty: (() => void) | undefined;

  constructor(origin: Origin, times: ConnectionTimes, connectionsMax: number) {
    this.#origin = origin;
    this.#times = times;
    this.#connectionsMax = connectionsMax;
  }

  /** Sends a request now or as soon as a connection is free. */
  request(head: string, body: Buffer | null, handler: AnswerHandler): PooledRequest {
    const request = new PooledRequest(head, body, handler, (stale) => {
      // Its neighbours have most likely been closed as well.
      for (const idle of this.#idle.splice(0)) idle.destroy();
      this.#start(stale);
    });
    this.#start(request);
    return request;
  }

  #start(request: PooledRequest): void {
    const connection = this.#free() ?? this.#open();
    if (connection) request.startOn(connection);
    else this.#waiting.push(request);
  }

  #free(): UpstreamConnection | undefined {
    const now = performance.now();
    for (;;) {
      const connection = this.#idle.pop();
      if (connection === undefined) return undefined;
      if (connection.isUsable && now < connection.idleUntil) return connection;
      connection.destroy();
    }
  }

  #open(): UpstreamConnection | undefined {
    if (this.#all.size >= this.#connectionsMax) return undefined;
    const connection = new UpstreamConnection(
      this.#origin,
      this.#times,
      (free) => this.#take(free),
      (gone) => this.#drop(gone),
    );
    this.#all.add(connection);
    return connection;
  }

  #take(connection: UpstreamConnection): void {
    const next = this.#next();
    if (next) {
      next.startOn(connection);
      return;
    }
    if (this.#isClosing) {
      connection.destroy();
      return;
    }
    this.#freedAt.set(connection, performance.now());
    this.#idle.push(connection);
    this.#sweep ??= setInterval(() => this.#sweepIdle(), SWEEP_MS).unref();
  }

  #next(): PooledRequest | undefined {
    for (;;) {
      const request = this.#waiting.shift();
      if (request === undefined || !request.isAborted) return request;
    }
  }

  #drop(connection: UpstreamConnection): void {
    this.#all.delete(connection);
    const at = this.#idle.indexOf(connection);
    if (at >= 0) this.#idle.splice(at, 1);
    const next = this.#next();
    const fresh = next && (this.#free() ?? this.#open());
    if (next && fresh) next.startOn(fresh);
    else if (next) this.#waiting.unshift(next);
    if (this.#all.size === 0) this.#onEmpty?.();
  }

  #sweepIdle(): void {
    const oldest = performance.now() - IDLE_MS_MAX;
    for (const connection of [...this.#idle]) {
      if ((this.#freedAt.get(connection) ?? 0) < oldest) connection.destroy();
    }
    if (this.#idle.length > 0) return;
    clearInterval(this.#sweep);
    this.#sweep = undefined;
  }

  /** Lets requests under way finish, then closes the connections. */
  async close(): Promise<void> {
    this.#isClosing = true;
    clearInterval(this.#sweep);
    for (const connection of this.#idle.splice(0)) connection.destroy();
    if (this.#all.size === 0) return;
    await new Promise<void>((resolve) => {
      this.#onEmpty = resolve;
    });
  }

  /** Breaks off what is under way and what waits. */
  destroy(): void {
    this.#isClosing = true;
    clearInterval(this.#sweep);
    const cause = new Error('The pool was closed.');
    for (const request of this.#waiting.splice(0)) request.abort(cause);
    for (const connection of this.#all) connection.destroy();
  }
}
