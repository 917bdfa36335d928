import { Fault } from '../../../kernel/fault.ts';
import { asGatewayFault, gatewayFaults } from '../errors.ts';
import type { Exchange } from '../exchange.ts';
import { GuardBlock } from '../guard-block.ts';
import type { GatewayLimits } from '../ports.ts';
import type { Relay, RelayOwner } from '../relay.ts';
import type { PolicyEntry, RouteTable } from '../routing/route-table.ts';
import { judgePart } from './judge-part.ts';
import { mapLines, textOfFile } from './lines.ts';
import { readObject, resultSegments } from './read-line.ts';

/** Gathers a file, lets the guards see each of its lines as the answer that it is, and passes it on. */
export class FileRelay implements Relay {
  readonly #exchange: Exchange;
  readonly #owner: RelayOwner;
  readonly #limits: GatewayLimits;
  readonly #table: RouteTable;
  readonly #status: number;
  readonly #headers: string[];
  readonly #chunks: Buffer[] = [];
  #bytes = 0;
  #over = false;

  constructor(
    exchange: Exchange,
    owner: RelayOwner,
    limits: GatewayLimits,
    table: RouteTable,
    answer: { readonly status: number; readonly headers: string[] },
  ) {
    this.#exchange = exchange;
    this.#owner = owner;
    this.#limits = limits;
    this.#table = table;
    this.#status = answer.status;
    this.#headers = answer.headers;
  }

  data(chunk: Buffer): void {
    if (this.#over) return;
    this.#bytes += chunk.length;
    if (this.#bytes <= this.#limits.fileBytesMax) this.#chunks.push(chunk);
    else {
      this.#fail(new Fault(gatewayFaults.upstreamTooLarge));
      this.#owner.stopUpstream();
    }
  }

  end(): void {
    if (this.#over) return;
    this.#inspected(Buffer.concat(this.#chunks))
      .then((file) => {
        this.#exchange.send(this.#status, this.#headers, file);
        this.#owner.done();
      })
      .catch((error) => this.#fail(error));
  }

  broken(fault: Fault): void {
    const isLate = fault.code === gatewayFaults.upstreamTimeout.code;
    this.#fail(isLate ? fault : new Fault(gatewayFaults.upstreamTruncated, { cause: fault }));
  }

  async #inspected(file: Buffer): Promise<Buffer> {
    const general = this.#exchange.route!;
    const text = textOfFile(file);
    if (text === undefined) {
      if (general.policy.onFiles !== 'allow') throw new Fault(gatewayFaults.uninspectableFile);
      this.#exchange.addUninspected([{ path: '', kind: 'file' }]);
      return file;
    }
    const judged = await mapLines(text, (line, index) => this.#line(line, index, general));
    return judged === text ? file : Buffer.from(judged);
  }

  async #line(line: string, index: number, general: PolicyEntry): Promise<string> {
    const result = this.#result(line);
    const place = { base: `/${index}`, where: `line ${index + 1}` };
    if (result === undefined) {
      const segments = [{ path: '', text: line, provenance: 'model' }] as const;
      const part = { direction: 'output', text: line, body: line, segments, ...place } as const;
      return judgePart(this.#exchange, general, part);
    }
    const { segments, model } = resultSegments(result, this.#limits.segmentsMax);
    const entry = (model && this.#table.entryFor(model, this.#exchange.target!.upstream)) || general;
    const part = { direction: 'output', text: line, body: result, segments, ...place } as const;
    try {
      return await judgePart(this.#exchange, entry, part);
    } catch (error) {
      if (error instanceof GuardBlock) return refusedResult(result, error);
      throw error;
    }
  }

  /** A line as a result of a batch; undefined for what is none, which is read as the text that it is. */
  #result(line: string): Readonly<Record<string, unknown>> | undefined {
    if (!line.trimStart().startsWith('{')) return undefined;
    try {
      return readObject(line, this.#limits.depthMax);
    } catch {
      // Not one object that every reader understands alike: judged as text.
      return undefined;
    }
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

/** A result that a guard blocked, as one that failed: the others of the file are the caller's all the same. */
function refusedResult(line: Readonly<Record<string, unknown>>, fault: GuardBlock): string {
  const { code, publicMessage: message } = fault;
  const { id, custom_id } = line;
  if (line.result !== undefined) {
    const error = { type: 'error', error: { type: 'guard_blocked', message } };
    return JSON.stringify({ custom_id, result: { type: 'errored', error } });
  }
  return JSON.stringify({ id, custom_id, response: null, error: { code, message } });
}
