import type { Logger } from '../../kernel/log.ts';
import type { Random, SimulatedCall, SimulatedRecord } from '../../simulator/index.ts';
import type { ApiClient } from '../api-client.ts';

const WINDOW_RECORDS = 1_000;
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

/**
 * Hands records over, until told to stop, in order window by window: within one, each source's records travel together, because every post is
 * an fsync and the sources of a company speak in turns.
 */
export async function sendRecords(
  { client }: DemoSession,
  records: readonly SimulatedRecord[],
  stop?: AbortSignal,
): Promise<void> {
  for (let start = 0; start < records.length && stop?.aborted !== true; start += WINDOW_RECORDS) {
    const window = records.slice(start, start + WINDOW_RECORDS);
    const bySource = Map.groupBy(
      window,
      ({ source, format }) => `${new URLSearchParams({ source, format })}`,
    );
    for (const [query, members] of bySource) {
      const bytes = members.map((record) => `${record.line}\n`).join('');
      await client.sendRaw('POST', `/api/events?${query}`, { bytes, contentType: 'application/x-ndjson' });
    }
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
