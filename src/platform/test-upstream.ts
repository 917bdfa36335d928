import type { Upstream } from '../contracts/upstream.ts';
import { basePathOf, keyHeader } from '../protect/gateway/index.ts';
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
    const headers: Record<string, string> = {};
    if (upstream.kind === 'anthropic') headers['anthropic-version'] = '2023-06-01';
    if (key !== null) {
      const [name, value] = keyHeader(upstream.kind, key);
      headers[name] = value;
    }
    const path = basePathOf(upstream) + (upstream.kind === 'ollama' ? '/tags' : '/models');
    const url = new URL(path, upstream.baseUrl);
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
