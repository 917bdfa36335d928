import type { ModelPort, RunPorts, WireRequest } from '../run/ports.ts';
import type { WireReply } from '../wire/answer.ts';

export interface FakePorts extends RunPorts {
  /** Requests in the order in which they came, with their time. */
  readonly seen: (WireRequest & { readonly atMs: number })[];
  readonly slept: number[];
  /** Requests that were under way at the same time, at most. */
  readonly peak: () => number;
}

/** An endpoint by a script and a clock that only sleeping moves. */
export function fakePorts(reply: (request: WireRequest, index: number) => WireReply): FakePorts {
  const seen: (WireRequest & { readonly atMs: number })[] = [];
  const slept: number[] = [];
  let now = 1_000;
  let open = 0;
  let peak = 0;
  const model: ModelPort = {
    async send(request) {
      const index = seen.push({ ...request, atMs: now }) - 1;
      peak = Math.max(peak, ++open);
      await Promise.resolve();
      open--;
      return reply(request, index);
    },
  };
  return {
    model,
    seen,
    slept,
    peak: () => peak,
    nowMs: () => now,
    sleep: (ms) => {
      slept.push(ms);
      now += ms;
      return Promise.resolve();
    },
  };
}

/** A chat completion that says so. */
export function chat(
  message: object,
  finish = 'stop',
  headers: Readonly<Record<string, string>> = {},
): WireReply {
  const body = JSON.stringify({
    choices: [{ message, finish_reason: finish }],
    usage: { completion_tokens: 9 },
  });
  return { kind: 'answer', status: 200, headers, body };
}

export function failed(
  status: number,
  error: object,
  headers: Readonly<Record<string, string>> = {},
): WireReply {
  return { kind: 'answer', status, headers, body: JSON.stringify({ error }) };
}
