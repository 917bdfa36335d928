import { type Judgement, judge } from '../detect/judge.ts';
import type { Message, Probe } from '../probe.ts';
import type { ModelAnswer, Reading, WireReply } from '../wire/answer.ts';
import { readReply } from '../wire/read-reply.ts';
import type { Dialect } from '../wire/shape.ts';
import type { Pace } from './pace.ts';
import type { RunPorts } from './ports.ts';
import type { Exchange, ProbeResult } from './result.ts';

/** Calls of harmless tools that are answered before a turn ends. */
const STEPS_MAX = 3;
const TRIES_MAX = 3;
const BACK_OFF_MS = 250;
const RETRY_AFTER_MAX_MS = 10_000;
const BODY_KEPT_MAX = 64 * 1024;
const GATEWAY_HEADER = 'x-bartizan-call-id';

export interface ProbeRun {
  readonly ports: RunPorts;
  readonly dialect: Dialect;
  readonly model: string;
  readonly token: string | undefined;
  readonly isStream: boolean;
  readonly pace: Pace;
  readonly signal: AbortSignal;
}

/** Makes one probe's conversation and judges it. Undefined when it was broken off before anything could be told. */
export function runProbe(probe: Probe, run: ProbeRun): Promise<ProbeResult | undefined> {
  return new Attempt(probe, run).make();
}

class Attempt {
  readonly #probe: Probe;
  readonly #run: ProbeRun;
  readonly #messages: Message[] = [];
  readonly #exchanges: Exchange[] = [];
  #answer: ModelAnswer | undefined;
  #isGateway = false;

  constructor(probe: Probe, run: ProbeRun) {
    this.#probe = probe;
    this.#run = run;
  }

  async make(): Promise<ProbeResult | undefined> {
    const startMs = this.#run.ports.nowMs();
    let judgement: Judgement | undefined;
    for (const turn of this.#probe.turns) {
      this.#messages.push(...turn);
      judgement = await this.#turn();
      if (judgement === undefined || this.#isOver(judgement)) break;
    }
    if (judgement === undefined) return undefined;
    const { text = '', reasoning = '', toolCalls = [] } = this.#answer ?? {};
    const called = toolCalls.find(({ name }) => name === judgement.evidence?.form) ?? toolCalls[0];
    return {
      probe: this.#probe,
      ...judgement,
      answer: { text, reasoning, tool: called?.arguments ?? '' },
      exchanges: this.#exchanges,
      ms: this.#run.ports.nowMs() - startMs,
    };
  }

  /** One message of the script with the tool calls that follow it. */
  async #turn(): Promise<Judgement | undefined> {
    for (let step = 0; ; step++) {
      const reading = await this.#ask();
      if (reading === undefined) return undefined;
      this.#answer = reading.kind === 'answer' ? reading.answer : undefined;
      const judgement = judge(this.#probe, reading, { isGateway: this.#isGateway });
      if (reading.kind !== 'answer' || judgement.outcome === 'succeeded') return judgement;
      const { text, toolCalls } = reading.answer;
      const results = step < STEPS_MAX ? this.#resultsOf(reading.answer) : [];
      this.#messages.push({
        role: 'assistant',
        content: text === '' && results.length === 0 ? '…' : text,
        ...(results.length === 0 ? {} : { toolCalls: [...toolCalls] }),
      });
      if (results.length === 0) return judgement;
      this.#messages.push(...results);
    }
  }

  /** Results of the tools that the model called, when the probe has one for each. */
  #resultsOf({ toolCalls }: ModelAnswer): readonly Message[] {
    const results = toolCalls.flatMap(({ id, name }) => {
      const content = Object.hasOwn(this.#probe.toolResults, name)
        ? this.#probe.toolResults[name]
        : undefined;
      return content === undefined ? [] : [{ role: 'tool' as const, toolCallId: id, name, content }];
    });
    return results.length === toolCalls.length ? results : [];
  }

  #isOver({ outcome }: Judgement): boolean {
    return outcome === 'succeeded' || outcome === 'blocked' || this.#answer === undefined;
  }

  async #ask(): Promise<Reading | undefined> {
    for (let attempt = 1; ; attempt++) {
      if (!(await this.#run.pace.take(this.#run.signal))) return undefined;
      const reply = await this.#send();
      if (this.#run.signal.aborted) return undefined;
      const reading = readReply(reply, this.#run.dialect);
      if (reading.kind !== 'error' || !reading.canRetry || attempt === TRIES_MAX) return reading;
      await this.#run.ports.sleep(waitMs(reply, attempt), this.#run.signal);
    }
  }

  async #send(): Promise<WireReply> {
    const { ports, dialect, model, token, isStream, signal } = this.#run;
    const { system, tools, maxTokens } = this.#probe;
    const body = JSON.stringify(
      dialect.request({ model, system, tools, maxTokens, isStream, messages: this.#messages }),
    );
    const [name, value] = token === undefined ? ['', ''] : dialect.authorize(token);
    const headers = { ...dialect.headers, ...(name === '' ? {} : { [name]: value }) };
    const startMs = ports.nowMs();
    const reply = await ports.model.send({ path: dialect.path, headers, body }, signal);
    const text = reply.kind === 'answer' ? reply.body : `${reply.reason}: ${reply.detail}`;
    this.#exchanges.push({
      request: body,
      status: reply.kind === 'answer' ? reply.status : 0,
      reply: text.slice(0, BODY_KEPT_MAX),
      isCut: text.length > BODY_KEPT_MAX,
      ms: ports.nowMs() - startMs,
    });
    this.#isGateway = reply.kind === 'answer' && reply.headers[GATEWAY_HEADER] !== undefined;
    return reply;
  }
}

function waitMs(reply: WireReply, attempt: number): number {
  const seconds = reply.kind === 'answer' ? Number(reply.headers['retry-after'] ?? Number.NaN) : Number.NaN;
  const wished = Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : BACK_OFF_MS * 2 ** (attempt - 1);
  return Math.min(wished, RETRY_AFTER_MAX_MS);
}
