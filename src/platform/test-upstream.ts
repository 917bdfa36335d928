import type { Upstream } from '../contracts/upstream.ts';
import { readUpstreamKey } from '../server/gateway-http/index.ts';
import type { UpstreamTest } from '../server/ports.ts';

const TEST_TIMEOUT_MS = 10_000;

/** Asks an upstream for its list of models, which costs nothing and proves address and key. */
export async function testUpstream(upstream: Upstream): Promise<UpstreamTest> {
  const startedMs = performance.now();
  const done = (ok: boolean, detail: string): UpstreamTest => {
    return { ok, detail, elapsedMs: Math.round(performance.now() - startedMs) };
  };
  try {
    const key = readUpstreamKey(upstream);
    const isAnthropic = upstream.kind === 'anthropic';
    const headers: Record<string, string> = isAnthropic ? { 'anthropic-version': '2023-06-01' } : {};
    if (key !== null)
      headers[isAnthropic ? 'x-api-key' : 'authorization'] = isAnthropic ? key : `Bearer ${key}`;
    const base = upstream.baseUrl.replace(/\/+$/, '');
    const url = isAnthropic && !base.endsWith('/v1') ? `${base}/v1/models` : `${base}/models`;
    const { request } = await import('undici');
    const response = await request(url, { headers, signal: AbortSignal.timeout(TEST_TIMEOUT_MS) });
    await response.body.dump();
    const { statusCode } = response;
    if (statusCode === 200) return done(true, 'The upstream answered and took the key.');
    if (statusCode === 401 || statusCode === 403)
      return done(false, `The upstream refused the key (${statusCode}).`);
    return done(false, `The upstream answered ${statusCode} when it was asked for its models.`);
  } catch (error) {
    return done(false, error instanceof Error ? error.message : String(error));
  }
}
