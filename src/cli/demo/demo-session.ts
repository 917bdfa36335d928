import type { Logger } from '../../kernel/log.ts';
import type { Random, SimulatedCall, SimulatedRecord } from '../../simulator/index.ts';
import type { ApiClient } from '../api-client.ts';

const RECORDS_A_POST_MAX = 500;
const CALL_TIMEOUT_MS = 30_000;

/** A simulated company that is connected to a running server. */
export interface DemoSession {
  readonly client: ApiClient;
  readonly random: Random;
  readonly log: Logger;
  readonly gatewayUrl: string;
  /** Gateway token of each of the company's applications. */
  readonly tokens: ReadonlyMap<string, string>;
}

/** Hands records over in their order; neighbours of one source travel together. */
export async function sendRecords(
  { client }: DemoSession,
  records: readonly SimulatedRecord[],
): Promise<void> {
  let start = 0;
  for (let end = 1; end <= records.length; end++) {
    const first = records[start];
    const next = records[end];
    const isSame =
      first?.source === next?.source && first?.format === next?.format && end - start < RECORDS_A_POST_MAX;
    if (first === undefined || isSame) continue;
    const bytes = records
      .slice(start, end)
      .map((record) => `${record.line}\n`)
      .join('');
    const query = new URLSearchParams({ source: first.source, format: first.format });
    await client.sendRaw('POST', `/api/events?${query}`, { bytes, contentType: 'application/x-ndjson' });
    start = end;
  }
}

/** Makes one call through the gateway, as the application would. A blocked call is an ordinary outcome. */
export async function makeCall(session: DemoSession, call: SimulatedCall, stop: AbortSignal): Promise<void> {
  const { app, ...body } = call;
  const response = await fetch(`${session.gatewayUrl}/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${session.tokens.get(app) ?? ''}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.any([stop, AbortSignal.timeout(CALL_TIMEOUT_MS)]),
  });
  await response.arrayBuffer();
}
