import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { HeaderMap } from '../transport.ts';
import { type AnswerHead, WireError } from './answer-head.ts';
import { AnswerParser } from './answer-parser.ts';

/**
 * Why a request got no whole answer. `stale`: the upstream closed a connection that had been idle, without a byte of an
 * answer, so it most likely never read the request.
 */
export type WireFailure = 'timeout' | 'unreachable' | 'broken' | 'stale' | 'invalid' | 'aborted';

/** Takes an upstream's answer. After `onEnd` or `onFailure` nothing more comes. */
export interface AnswerHandler {
  onHead(status: number, headers: HeaderMap): void;
  onData(piece: Buffer): void;
  onEnd(): void;
  onFailure(failure: WireFailure, cause: Error): void;
}

/** Where an upstream is. */
export interface Origin {
  readonly isTls: boolean;
  readonly host: string;
  readonly port: number;
}

export interface ConnectionTimes {
  readonly connectMs: number;
  /** Longest silence within a request. */
  readonly silenceMs: number;
}

/** Up to this size head and body leave in one write, which is what a request costs most. */
const ONE_WRITE_MAX = 64 * 1024;

/** One keep-alive connection to an upstream; it carries one request at a time. */
export class UpstreamConnection {
  readonly #socket: Socket;
  readonly #onFree: (connection: UpstreamConnection) => void;
  readonly #onGone: (connection: UpstreamConnection) => void;
  #handler: AnswerHandler | undefined;
  #parser: AnswerParser | undefined;
  #requests = 0;
  #hasAnswerBegun = false;
  #keepsAlive = true;
  #connectTimer: NodeJS.Timeout | undefined;
  #isConnected = false;
  #failure: { readonly kind: WireFailure; readonly cause: Error } | undefined;
  #idleSeconds: number | undefined;
  /** `performance.now()` until when the upstream keeps it while idle. */
  idleUntil = Number.POSITIVE_INFINITY;

  constructor(
    origin: Origin,
    times: ConnectionTimes,
    onFree: (connection: UpstreamConnection) => void,
    onGone: (connection: UpstreamConnection) => void,
  ) {
    this.#onFree = onFree;
    this.#onGone = onGone;
    this.#socket = open(origin);
    this.#socket.setTimeout(times.silenceMs);
    this.#connectTimer = setTimeout(
      () => this.#fail('timeout', new Error('no connection in time')),
      times.connectMs,
    );
    this.#listen(origin.isTls ? 'secureConnect' : 'connect');
  }

  #listen(connected: 'connect' | 'secureConnect'): void {
    const socket = this.#socket;
    socket.once(connected, () => {
      this.#isConnected = true;
      clearTimeout(this.#connectTimer);
    });
    socket.on('data', (bytes: Buffer) => this.#receive(bytes));
    socket.on('end', () => this.#ended());
    socket.on('timeout', () => this.#fail('timeout', new Error('silence')));
    socket.on('error', (cause) => {
      this.#failure ??= { kind: this.#isConnected ? 'broken' : 'unreachable', cause };
    });
    socket.once('close', () => this.#closed());
  }

  get isUsable(): boolean {
    return !this.#socket.destroyed && this.#socket.writable;
  }

  /** @param head the request's head with its empty line, as Latin-1 */
  send(head: string, body: Buffer | null, handler: AnswerHandler): void {
    this.#handler = handler;
    this.#requests++;
    this.#hasAnswerBegun = false;
    this.#keepsAlive = false;
    this.#idleSeconds = undefined;
    this.#parser = new AnswerParser({
      onHead: (answer) => this.#onHead(answer),
      onData: (piece) => this.#handler?.onData(piece),
    });
    const socket = this.#socket;
    if (body === null || body.length === 0) socket.write(head, 'latin1');
    else if (body.length <= ONE_WRITE_MAX) socket.write(head + body.toString('latin1'), 'latin1');
    else {
      socket.cork();
      socket.write(head, 'latin1');
      socket.write(body);
      socket.uncork();
    }
  }

  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  /** Breaks the request off. */
  abort(cause: Error): void {
    this.#fail('aborted', cause);
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #onHead(head: AnswerHead): void {
    this.#keepsAlive = head.keepsAlive && head.framing !== 'until-close';
    this.#idleSeconds = head.idleSeconds;
    this.#handler?.onHead(head.status, head.headers);
  }

  #receive(bytes: Buffer): void {
    if (this.#parser === undefined) {
      // An idle connection has nothing to say; what it says now could be taken for the answer to the next request.
      this.#socket.destroy();
      return;
    }
    const parser = this.#parser;
    this.#hasAnswerBegun = true;
    try {
      parser.push(bytes);
      if (parser.isDone) this.#complete();
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      this.#fail('invalid', error);
    }
  }

  #ended(): void {
    if (this.#parser?.close() === true) this.#complete();
    else this.#socket.destroy();
  }

  #complete(): void {
    const handler = this.#handler;
    this.#handler = undefined;
    this.#parser = undefined;
    // A paused socket must read on, or it would never notice that the upstream closes it.
    if (this.#socket.isPaused()) this.#socket.resume();
    if (this.#keepsAlive && this.isUsable) {
      this.idleUntil =
        this.#idleSeconds === undefined
          ? Number.POSITIVE_INFINITY
          : performance.now() + this.#idleSeconds * 1_000 - 500;
      this.#onFree(this);
    } else this.#socket.destroy();
    handler?.onEnd();
  }

  #fail(kind: WireFailure, cause: Error): void {
    this.#failure ??= { kind, cause };
    this.#socket.destroy();
    this.#report();
  }

  #closed(): void {
    clearTimeout(this.#connectTimer);
    this.#onGone(this);
    this.#failure ??= { kind: 'broken', cause: new Error('the upstream closed the connection') };
    this.#report();
  }

  #report(): void {
    const handler = this.#handler;
    this.#handler = undefined;
    this.#parser = undefined;
    if (!this.#failure) return;
    const { kind, cause } = this.#failure;
    const isStale = kind === 'broken' && this.#requests > 1 && !this.#hasAnswerBegun;
    handler?.onFailure(isStale ? 'stale' : kind, cause);
  }
}

function open({ isTls, host, port }: Origin): Socket {
  if (!isTls) return connectPlain({ host, port, noDelay: true });
  const socket = connectTls({
    host,
    port,
    servername: isIpLiteral(host) ? '' : host,
    ALPNProtocols: ['http/1.1'],
  });
  socket.setNoDelay(true);
  return socket;
}

function isIpLiteral(host: string): boolean {
  return /^[\d.]+$/.test(host) || host.includes(':');
}
