import { Fault } from '../../kernel/fault.ts';
import { roundProbabilities } from './abuse/round-probabilities.ts';
import { bytesWithoutCanary } from './canary/planted-canary.ts';
import { streamErrorBody } from './error-body.ts';
import { asGatewayFault, gatewayFaults } from './errors.ts';
import type { Exchange } from './exchange.ts';
import { type Framer, type StreamFraming, streamFramings } from './framing/stream-framing.ts';
import { blockingReason, GuardBlock } from './guard-block.ts';
import { HeldAnswer } from './held-answer.ts';
import type { StreamMarker } from './marking/marking.ts';
import type { GatewayLimits } from './ports.ts';
import type { Relay, RelayOwner } from './relay.ts';
import { RestoreStream } from './restore/restore-stream.ts';
import { scanJson } from './scan-json.ts';
import type { SseFrame } from './sse-frame.ts';
import { StreamGuard } from './stream-guard.ts';
import type { StreamReader } from './stream-reader.ts';
import { streamReaders } from './stream-shape.ts';
import { streamedCallJudge } from './tools/streamed-call-judge.ts';
import { ToolStream } from './tools/tool-stream.ts';
import { asObject, readFacts } from './usage.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** Passes a stream on, whole frames at a time. */
export class StreamRelay implements Relay {
  readonly #exchange: Exchange;
  readonly #owner: RelayOwner;
  readonly #limits: GatewayLimits;
  readonly #framing: StreamFraming;
  readonly #framer: Framer;
  readonly #reader: StreamReader;
  readonly #guard: StreamGuard | undefined;
  readonly #restore: RestoreStream | undefined;
  readonly #marker: StreamMarker | undefined;
  /** Frames that wait for the guards that judge the whole answer; undefined when none does, or has. */
  #waiting: HeldAnswer | undefined;
  #last: JsonObject | undefined;
  #complete = false;
  #ended = false;

  constructor(
    exchange: Exchange,
    owner: RelayOwner,
    limits: GatewayLimits,
    status: number,
    headers: string[],
    framing: StreamFraming = streamFramings.sse,
  ) {
    this.#exchange = exchange;
    this.#owner = owner;
    this.#limits = limits;
    this.#framing = framing;
    this.#framer = framing.framer(limits.frameBytesMax);
    this.#reader = streamReaders[exchange.operation?.shape ?? 'chat'];
    const chain = exchange.route?.chain;
    if (chain && (chain.inspectsOutput || exchange.toolGate)) {
      this.#guard = new StreamGuard(chain, this.#reader, limits.segmentsMax, {
        framing,
        call: exchange.guardCall,
        tools: toolStreamOf(exchange),
        onVerdict: (verdict) => exchange.addVerdict(verdict, 'output'),
        keepsTexts: chain.inspectWhole !== undefined,
      });
      if (chain.inspectWhole) this.#waiting = new HeldAnswer(limits.responseBytesMax);
    }
    if (exchange.restoration)
      this.#restore = new RestoreStream(exchange.restoration, this.#reader, framing, limits.segmentsMax);
    exchange.stream = true;
    exchange.status = status;
    if (exchange.marking && status < 400) {
      this.#marker = exchange.marking.openStream(framing);
      headers.push(...exchange.marking.headers());
    }
    headers.push('cache-control', 'no-cache');
    exchange.reply.start(status, exchange.answerHeaders(headers));
  }

  data(chunk: Buffer): void {
    if (this.#ended) return;
    const out: Buffer[] = [];
    try {
      for (const raw of this.#framer.push(chunk)) this.#frame(raw, out);
      this.#write(out);
    } catch (error) {
      this.#stop(error, out);
    }
  }

  end(): void {
    if (this.#ended) return;
    const out: Buffer[] = [];
    try {
      const rest = this.#framer.rest();
      if (rest.length > 0) this.#lastPiece(rest, out);
      if (!this.#complete) throw new Fault(gatewayFaults.upstreamTruncated);
      if (this.#guard) out.push(...this.#timed(() => this.#guard!.end()));
      this.#write(out);
      if (this.#waiting === undefined) this.#close();
      else this.#judgeWhole(this.#waiting);
    } catch (error) {
      this.#stop(error, out);
    }
  }

  /** The answer is complete: what waited leaves when the guards that take their time have nothing against it. */
  #judgeWhole(waiting: HeldAnswer): void {
    const exchange = this.#exchange;
    const startedAt = performance.now();
    const segments = this.#guard?.segments ?? [];
    exchange.route!.chain.inspectWhole!({ direction: 'output', segments }, exchange.guardCall)
      .then((verdict) => {
        exchange.guardsMs += performance.now() - startedAt;
        exchange.addVerdict(verdict, 'output');
        // What would be redacted stands in many frames by now: it does not leave.
        if (verdict.action === 'block' || verdict.redactions.length > 0)
          throw new GuardBlock(blockingReason(verdict.reasons) ?? verdict.reasons[0], 'output');
        this.#waiting = undefined;
        this.#write(waiting.take());
        this.#close();
      })
      .catch((error) => this.#stop(error, []));
  }

  broken(fault: Fault): void {
    if (this.#ended) return;
    this.#stop(
      fault.code === gatewayFaults.upstreamTimeout.code
        ? fault
        : new Fault(gatewayFaults.upstreamTruncated, { cause: fault }),
      [],
    );
  }

  /** What follows the last frame: nothing but line ends, or a frame whose own end is missing. */
  #lastPiece(rest: Buffer, out: Buffer[]): void {
    const { data } = this.#framing.read(rest);
    if (data === undefined) out.push(rest);
    else if (data === '[DONE]' || isJson(data)) this.#frame(rest, out);
    else throw new Fault(gatewayFaults.upstreamTruncated);
  }

  #frame(raw: Buffer, out: Buffer[]): void {
    const frame = this.#framing.read(raw);
    const body = this.#parse(frame);
    if (body !== undefined) {
      readFacts(body, this.#exchange.facts);
      this.#exchange.answerText?.addFrame(body, this.#reader);
      if (this.#reader.isLast(body)) this.#complete = true;
      this.#last = body;
      if (this.#exchange.hidesUsage && isUsageAlone(body)) return;
    }
    if (this.#guard === undefined) out.push(raw);
    else out.push(...this.#timed(() => this.#guard!.push(frame, body)));
  }

  #timed(step: () => Buffer[]): Buffer[] {
    const startedAt = performance.now();
    try {
      return step();
    } finally {
      this.#exchange.guardsMs += performance.now() - startedAt;
    }
  }

  /** @throws Fault `upstream_invalid` for data that the guards could not read */
  #parse(frame: SseFrame): JsonObject | undefined {
    if (frame.data === undefined || frame.data === '') return undefined;
    if (frame.data.trim() === '[DONE]') {
      this.#complete = true;
      return undefined;
    }
    try {
      if (this.#guard || this.#exchange.answerText) scanJson(frame.data, this.#limits.depthMax);
      const body = asObject(JSON.parse(frame.data));
      if (body !== undefined || this.#guard === undefined) return body;
    } catch (cause) {
      if (this.#guard === undefined) return undefined;
      throw new Fault(gatewayFaults.upstreamInvalid, { cause });
    }
    throw new Fault(gatewayFaults.upstreamInvalid);
  }

  #write(frames: readonly Buffer[]): void {
    if (frames.length === 0) return;
    if (this.#waiting !== undefined) {
      this.#waiting.keep(frames);
      return;
    }
    this.#store(frames);
    this.#send(this.#restore ? frames.flatMap((frame) => this.#restore!.push(frame)) : frames);
  }

  /** What is stored of an answer keeps its placeholders: the values are the caller's alone. */
  #store(frames: readonly Buffer[]): void {
    const exchange = this.#exchange;
    if (!exchange.storesContent) return;
    const before = exchange.responseText ?? '';
    if (before.length < this.#limits.storedContentMax)
      exchange.responseText = before + Buffer.concat(frames).toString('utf8');
  }

  #send(given: readonly Buffer[]): void {
    if (given.length === 0) return;
    const frames = this.#outgoing(given);
    const exchange = this.#exchange;
    const chunk = frames.length === 1 ? frames[0]! : Buffer.concat(frames);
    exchange.firstByteAt ??= performance.now();
    exchange.bytesOut += chunk.length;
    if (!exchange.reply.write(chunk)) this.#owner.pause();
  }

  /** What the caller sees: without what was added to the request, marked where the policy says so. */
  #outgoing(frames: readonly Buffer[]): readonly Buffer[] {
    const { planted, roundsProbabilities } = this.#exchange;
    const whole = planted === undefined ? frames : frames.map((frame) => bytesWithoutCanary(frame, planted));
    const clean = roundsProbabilities ? whole.map((frame) => this.#rounded(frame)) : whole;
    return this.#marker === undefined ? clean : clean.flatMap((frame) => this.#marker!.push(frame));
  }

  #rounded(raw: Buffer): Buffer {
    const frame = this.#framing.read(raw);
    if (frame.data === undefined) return raw;
    const data = roundProbabilities(frame.data, this.#limits.depthMax);
    return data === frame.data ? raw : this.#framing.rewrite(frame, data);
  }

  /** Ends a stream that cannot go on, with what came before the fault and a frame that says so. */
  #stop(error: unknown, out: Buffer[]): void {
    const fault = this.#releaseHeld(asGatewayFault(error), out);
    this.#exchange.error = fault.code;
    // From here on nothing of the upstream counts, not even that it is broken off.
    this.#ended = true;
    if (this.#waiting !== undefined) {
      // Nobody has judged what waits, so nothing of it leaves.
      this.#waiting = undefined;
      out.length = 0;
    }
    if (fault instanceof GuardBlock) {
      this.#exchange.facts.finishReason = 'content_filter';
      this.#blocked(fault, out);
    } else this.#errorFrame(fault, out);
    if (this.#framing.closing !== '') out.push(Buffer.from(this.#framing.closing));
    this.#owner.stopUpstream();
    if (fault.code === gatewayFaults.internal.code) this.#owner.report(error);
    this.#write(out);
    this.#close();
  }

  /** An answer that was cut is still the caller's as far as it came, if the guards have nothing against it. */
  #releaseHeld(fault: Fault, out: Buffer[]): Fault {
    if (this.#guard === undefined || fault instanceof GuardBlock || fault.status !== 502) return fault;
    try {
      out.push(...this.#guard.end());
      return fault;
    } catch (error) {
      return asGatewayFault(error);
    }
  }

  /**
   * Ends the answer as the client knows it from providers; before its first frame that would confuse, so an error, as where
   * the caller has to be told something.
   */
  #blocked(fault: GuardBlock, out: Buffer[]): void {
    const last = this.#exchange.bytesOut === 0 && out.length === 0 ? undefined : this.#guard?.lastSent;
    if (fault.isTold || (last === undefined && !this.#reader.endsBlockedAtOnce)) this.#errorFrame(fault, out);
    else
      for (const { event, data } of this.#reader.blockedEnding(last ?? this.#last))
        this.#own(event, data, out);
  }

  #errorFrame(fault: Fault, out: Buffer[]): void {
    const { event, data } = streamErrorBody(fault, this.#exchange.operation);
    this.#own(event, data, out);
  }

  #own(event: string | undefined, data: string, out: Buffer[]): void {
    out.push(this.#framing.write(event, data, this.#exchange.bytesOut === 0 && out.length === 0));
  }

  #close(): void {
    this.#ended = true;
    if (this.#restore) this.#send(this.#restore.end());
    this.#exchange.reply.end();
    this.#owner.done();
  }
}

/** The frame behind the last of a stream of completions that holds nothing but token counts. */
function isUsageAlone({ choices, usage }: JsonObject): boolean {
  return Array.isArray(choices) && choices.length === 0 && typeof usage === 'object' && usage !== null;
}

function toolStreamOf(exchange: Exchange): ToolStream | undefined {
  const judge = streamedCallJudge(exchange);
  return judge && new ToolStream(exchange.operation?.shape ?? 'chat', judge);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    // That it is not JSON is the answer.
    return false;
  }
}
