import type { Socket } from 'node:net';
import type { Principal } from '../../contracts/identity.ts';
import { asGatewayFault, dialectOf, errorBody, type Gateway } from '../../protect/gateway/index.ts';
import { LaneReply } from './lane-reply.ts';
import { type LaneHead, readLaneHead } from './request-head.ts';

export interface LaneOptions {
  readonly gateway: Gateway;
  /** Whether a `Host` header names this server. */
  isOwnHost(header: string): boolean;
  /** Gives the connection to the ordinary server, with what was read and not used. */
  handOver(socket: Socket, unread: Buffer): void;
  onAnswer(status: number, seconds: number): void;
  isClosing(): boolean;
  /** Longest wait for the first byte of a request, and for the rest of its body. */
  readonly keepAliveMs: number;
  readonly requestMs: number;
  readonly firstByteMs: number;
}

const HEAD_MAX = 16 * 1024;
/** Bytes of following requests that are kept while one is answered. */
const AHEAD_MAX = 64 * 1024;
const END_OF_HEAD = Buffer.from('\r\n\r\n');
const PREFIX = Buffer.from('POST /v1/');

/**
 * One connection whose requests are plain calls of the gateway. The first request that is anything else, and everything
 * after it, goes to the ordinary server.
 */
export class LaneConnection {
  readonly #socket: Socket;
  readonly #options: LaneOptions;
  #unread: Buffer | undefined;
  #body:
    | { readonly head: LaneHead; readonly principal: Principal; readonly pieces: Buffer[]; bytes: number }
    | undefined;
  #reply: LaneReply | undefined;
  #isProving = false;
  #lastHeadText = '';
  #lastHead: LaneHead | undefined;
  #bodyTimer: NodeJS.Timeout | undefined;
  #ip: string | undefined;
  #isOver = false;
  readonly #onData = (bytes: Buffer): void => this.#receive(bytes);
  readonly #onTimeout = (): void => void this.#socket.destroy();
  readonly #onEnd = (): void => this.#callerEnded();
  readonly #onClose = (): void => this.#closed();
  readonly #onError = (): void => void this.#socket.destroy();

  constructor(socket: Socket, options: LaneOptions) {
    this.#socket = socket;
    this.#options = options;
    socket.setNoDelay(true);
    socket.setTimeout(options.firstByteMs);
    socket.on('data', this.#onData);
    socket.on('timeout', this.#onTimeout);
    socket.on('end', this.#onEnd);
    socket.on('close', this.#onClose);
    socket.on('error', this.#onError);
  }

  get isIdle(): boolean {
    return this.#reply === undefined && this.#body === undefined && !this.#isProving;
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #receive(bytes: Buffer): void {
    if (this.#body !== undefined) {
      this.#gather(bytes);
      return;
    }
    this.#unread = this.#unread === undefined ? bytes : Buffer.concat([this.#unread, bytes]);
    if (this.isIdle) this.#next();
    else if (this.#unread.length > AHEAD_MAX) this.#socket.pause();
  }

  /** Begins the request that stands at the start of what was read. */
  #next(): void {
    const bytes = this.#unread;
    if (bytes === undefined || this.#isOver) return;
    const head = this.#headOf(bytes);
    if (head === undefined) {
      this.#handOver(bytes);
      return;
    }
    const bodyStart = bytes.indexOf(END_OF_HEAD) + 4;
    this.#unread = bodyStart === bytes.length ? undefined : bytes.subarray(bodyStart);
    this.#prove(head);
  }

  #headOf(bytes: Buffer): LaneHead | undefined {
    if (bytes.length < PREFIX.length || PREFIX.compare(bytes, 0, PREFIX.length) !== 0) return undefined;
    const end = bytes.indexOf(END_OF_HEAD);
    if (end < 0 || end > HEAD_MAX) return undefined;
    const text = bytes.toString('latin1', 0, end);
    // A client's requests differ in their bodies; most of its heads are the same text again.
    if (text === this.#lastHeadText) return this.#lastHead;
    const head = readLaneHead(text);
    if (head === undefined || !this.#options.isOwnHost(head.headers.host!)) return undefined;
    if (head.contentLength > this.#options.gateway.limits.requestBytesMax) return undefined;
    this.#lastHeadText = text;
    this.#lastHead = head;
    return head;
  }

  /** The caller is proved before its body is read. */
  #prove(head: LaneHead): void {
    try {
      const principal = this.#options.gateway.authenticate(head.headers);
      if (!(principal instanceof Promise)) {
        this.#begin(head, principal);
        return;
      }
      this.#isProving = true;
      principal
        .then((late) => {
          this.#isProving = false;
          if (!this.#isOver) this.#begin(head, late);
        })
        .catch((error) => this.#refuse(head, error));
    } catch (error) {
      this.#refuse(head, error);
    }
  }

  /** The body that follows is not read, so the connection ends with the answer. */
  #refuse(head: LaneHead, error: unknown): void {
    if (this.#isOver) return;
    this.#isProving = false;
    const fault = asGatewayFault(error);
    const reply = new LaneReply(
      this.#socket,
      () => true,
      () => this.#hangUp(),
      () => undefined,
    );
    this.#reply = reply;
    const headers = ['content-type', 'application/json; charset=utf-8'];
    reply.send(fault.status, headers, errorBody(fault, dialectOf(head.path)));
    this.#options.onAnswer(fault.status, 0);
  }

  #hangUp(): void {
    this.#isOver = true;
    this.#socket.end();
    // What the caller still sends is read and dropped, or its answer would be lost to a reset.
    this.#socket.removeListener('data', this.#onData);
    this.#socket.setTimeout(1_000);
    this.#socket.resume();
  }

  #begin(head: LaneHead, principal: Principal): void {
    this.#body = { head, principal, pieces: [], bytes: 0 };
    const unread = this.#unread;
    this.#unread = undefined;
    if (head.contentLength === 0) this.#call(unread);
    else if (unread !== undefined) this.#gather(unread);
    if (this.#body !== undefined)
      this.#bodyTimer = setTimeout(() => this.#socket.destroy(), this.#options.requestMs);
  }

  #gather(bytes: Buffer): void {
    const body = this.#body!;
    const wanted = body.head.contentLength - body.bytes;
    const piece = bytes.length > wanted ? bytes.subarray(0, wanted) : bytes;
    body.pieces.push(piece);
    body.bytes += piece.length;
    if (body.bytes === body.head.contentLength)
      this.#call(bytes.length > wanted ? bytes.subarray(wanted) : undefined);
  }

  #call(unread: Buffer | undefined): void {
    const { head, principal, pieces } = this.#body!;
    this.#body = undefined;
    clearTimeout(this.#bodyTimer);
    this.#unread = unread;
    const startedAt = performance.now();
    const { gateway, onAnswer, isClosing } = this.#options;
    const reply = new LaneReply(
      this.#socket,
      isClosing,
      () => {
        onAnswer(reply.status, (performance.now() - startedAt) / 1_000);
        this.#answered();
      },
      (durationMs) => this.#socket.setTimeout(durationMs),
    );
    this.#reply = reply;
    this.#ip ??= this.#socket.remoteAddress ?? '';
    gateway.handle(
      {
        method: 'POST',
        path: head.path,
        headers: head.headers,
        body: pieces.length === 0 ? null : pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces),
        ip: this.#ip,
        principal,
      },
      reply,
    );
  }

  #answered(): void {
    this.#reply = undefined;
    if (this.#options.isClosing()) {
      this.#isOver = true;
      this.#socket.end();
      return;
    }
    this.#socket.setTimeout(this.#options.keepAliveMs);
    if (this.#socket.isPaused()) this.#socket.resume();
    // Not within the call that wrote the answer: a caller who sends many requests ahead must not build a deep stack.
    if (this.#unread !== undefined) setImmediate(() => this.isIdle && this.#next());
  }

  #handOver(bytes: Buffer): void {
    const socket = this.#socket;
    this.#isOver = true;
    socket.removeListener('data', this.#onData);
    socket.removeListener('timeout', this.#onTimeout);
    socket.removeListener('end', this.#onEnd);
    socket.removeListener('close', this.#onClose);
    socket.removeListener('error', this.#onError);
    socket.setTimeout(0);
    socket.pause();
    this.#unread = undefined;
    this.#options.handOver(socket, bytes);
  }

  /** A caller who closes its side waits for no answer; Node's own server takes it so too. */
  #callerEnded(): void {
    if (this.isIdle) this.#socket.end();
    else this.#socket.destroy();
  }

  #closed(): void {
    this.#isOver = true;
    clearTimeout(this.#bodyTimer);
    this.#reply?.closed();
  }
}
