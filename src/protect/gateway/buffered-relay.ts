import { Fault } from '../../kernel/fault.ts';
import { roundProbabilities } from './abuse/round-probabilities.ts';
import { ownResultAddresses } from './batch/batch-operations.ts';
import { bytesWithoutCanary } from './canary/planted-canary.ts';
import { asGatewayFault, gatewayFaults } from './errors.ts';
import type { Exchange } from './exchange.ts';
import { extractOutput } from './extract.ts';
import { holdsText } from './holds-text.ts';
import { inspectBody } from './inspect-body.ts';
import type { GatewayLimits } from './ports.ts';
import type { Relay, RelayOwner } from './relay.ts';
import { restoreBody } from './restore/restore-body.ts';
import { scanJson } from './scan-json.ts';
import { toolCallsOf } from './tools/tool-calls.ts';
import { asObject, readFacts, readFactsFromEnds } from './usage.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** Gathers a plain answer, lets the guards see it, and passes it on in one piece. */
export class BufferedRelay implements Relay {
  readonly #exchange: Exchange;
  readonly #owner: RelayOwner;
  readonly #limits: GatewayLimits;
  readonly #status: number;
  readonly #headers: string[];
  #chunks: Buffer[] = [];
  #bytes = 0;
  #over = false;

  constructor(
    exchange: Exchange,
    owner: RelayOwner,
    limits: GatewayLimits,
    status: number,
    headers: string[],
  ) {
    this.#exchange = exchange;
    this.#owner = owner;
    this.#limits = limits;
    this.#status = status;
    this.#headers = headers;
  }

  data(chunk: Buffer): void {
    if (this.#over) return;
    this.#bytes += chunk.length;
    if (this.#bytes > this.#limits.responseBytesMax) {
      this.#fail(new Fault(gatewayFaults.upstreamTooLarge));
      this.#owner.stopUpstream();
    } else this.#chunks.push(chunk);
  }

  end(): void {
    if (this.#over) return;
    const body = this.#chunks.length === 1 ? this.#chunks[0]! : Buffer.concat(this.#chunks);
    try {
      const text = this.#inspected(body);
      if (text instanceof Promise) {
        text.then((late) => this.#answer(late ?? body)).catch((error) => this.#fail(error));
      } else this.#answer(text ?? body);
    } catch (error) {
      this.#fail(error);
    }
  }

  broken(fault: Fault): void {
    this.#fail(
      fault.code === gatewayFaults.upstreamTimeout.code
        ? fault
        : new Fault(gatewayFaults.upstreamTruncated, { cause: fault }),
    );
  }

  /** The text to answer instead of the body, when the guards changed something. */
  #inspected(body: Buffer): string | undefined | Promise<string | undefined> {
    const exchange = this.#exchange;
    const chain = exchange.route?.chain;
    const text = body.toString('utf8');
    if (exchange.operation?.numericAnswer && this.#status < 300 && !holdsText(text)) {
      readFactsFromEnds(text, exchange.facts);
      return undefined;
    }
    if (exchange.storesContent) exchange.responseText = text.slice(0, this.#limits.storedContentMax);
    const { toolGate } = exchange;
    if (!chain?.inspectsOutput && toolGate === undefined) {
      this.#facts(text);
      return undefined;
    }
    if (body.length === 0) return undefined;
    const parsed = this.#parse(text);
    if (parsed === undefined) {
      if (!chain?.inspectsOutput) return undefined;
      const content = { direction: 'output', segments: [{ path: '', text, provenance: 'model' }] } as const;
      return inspectBody(exchange, chain, content, text, text);
    }
    readFacts(parsed, exchange.facts);
    if (this.#status < 400) exchange.answerText?.addBody(parsed);
    if (toolGate) for (const call of toolCallsOf(parsed)) toolGate.judge(call);
    if (!chain?.inspectsOutput) return undefined;
    const { content, uninspected } = extractOutput(parsed, this.#limits.segmentsMax);
    exchange.addUninspected(uninspected);
    return content.segments.length === 0 ? undefined : inspectBody(exchange, chain, content, text, parsed);
  }

  /**
   * The answer as JSON; undefined for an error page in plain text, which the guards then read as it is.
   *
   * @throws Fault `upstream_invalid` for an answer that says it is one and cannot be read
   */
  #parse(text: string): JsonObject | undefined {
    try {
      scanJson(text, this.#limits.depthMax);
      const parsed = asObject(JSON.parse(text));
      if (parsed !== undefined) return parsed;
    } catch (cause) {
      if (this.#status < 400) throw new Fault(gatewayFaults.upstreamInvalid, { cause });
      return undefined;
    }
    if (this.#status < 400) throw new Fault(gatewayFaults.upstreamInvalid);
    return undefined;
  }

  /** Without guards the answer passes as it is, and what it says about itself is read when it can be. */
  #facts(text: string): void {
    try {
      const { facts, answerText } = this.#exchange;
      if (answerText) scanJson(text, this.#limits.depthMax);
      const parsed = asObject(JSON.parse(text));
      if (parsed) readFacts(parsed, facts);
      if (parsed && this.#status < 400) answerText?.addBody(parsed);
    } catch {
      this.#exchange.error = 'upstream_not_json';
    }
  }

  #answer(inspected: Buffer | string): void {
    const { restoration } = this.#exchange;
    const body =
      restoration === undefined
        ? inspected
        : restoreBody(inspected.toString('utf8'), restoration, this.#limits.segmentsMax);
    const bytes = this.#outgoing(typeof body === 'string' ? Buffer.from(body) : body);
    if (typeof body === 'string' && this.#exchange.storesContent) {
      // What is stored of an answer keeps its placeholders: the values are the caller's alone.
      this.#exchange.responseText = inspected.toString('utf8').slice(0, this.#limits.storedContentMax);
    }
    this.#exchange.send(this.#status, this.#headers, bytes);
    this.#owner.done();
  }

  /** What the caller sees: without what was added to the request, marked where the policy says so. */
  #outgoing(given: Buffer): Buffer {
    const isBatch = this.#exchange.operation?.isBatch === true;
    const bytes = isBatch ? Buffer.from(ownResultAddresses(given.toString('utf8'))) : given;
    const { planted, marking, roundsProbabilities } = this.#exchange;
    const whole = planted === undefined ? bytes : bytesWithoutCanary(bytes, planted);
    const clean = roundsProbabilities
      ? Buffer.from(roundProbabilities(whole.toString('utf8'), this.#limits.depthMax))
      : whole;
    if (marking === undefined || this.#status >= 400) return clean;
    this.#headers.push(...marking.headers());
    return marking.markBody(clean);
  }

  #fail(error: unknown): void {
    if (this.#over) return;
    this.#over = true;
    const fault = asGatewayFault(error);
    if (fault.code === gatewayFaults.internal.code) this.#owner.report(error);
    this.#exchange.sendFault(fault);
    this.#owner.done();
  }
}
