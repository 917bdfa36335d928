import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { AsyncGuard, CustomGuardConfig } from '../../../contracts/custom-guard.ts';
import { explained, probeContent } from './custom-result.ts';

type HttpConfig = Extract<CustomGuardConfig, { type: 'http' }>;

/** Sends one request and reads the answer; given by the platform. It must follow no redirects and bound what it reads. */
export type PostHook = (request: {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
  /** Most bytes of the answer to read. */
  readonly bytesMax: number;
}) => Promise<{ readonly status: number; readonly body: string }>;

const PROBE_THRESHOLD = 0.5;
const ANSWER_MAX = 256 * 1024;
const REASONS_MAX = 200;
const answerSchema = z.object({
  score: z.number().min(0).max(1),
  reasons: z
    .array(
      z.object({
        rule: z.string().min(1).max(128),
        score: z.number().min(0).max(1),
        explanation: z.string().max(1_024).default(''),
        replacement: z.string().max(1_024).optional(),
        spans: z
          .array(
            z.object({
              path: z.string().max(1_024),
              start: z.number().int().min(0),
              end: z.number().int().min(0),
            }),
          )
          .max(100)
          .default([]),
      }),
    )
    .max(REASONS_MAX)
    .default([]),
});

/**
 * Asks a service of the customer's. The address comes from the operator's configuration alone. The body is signed:
 * `x-bartizan-signature: t=<seconds>,v1=<hex of HMAC-SHA256 over "<seconds>.<body>">`. Anything but a 200 with a valid
 * answer in time is a failure of the guard.
 */
export function createHttpGuard(
  config: HttpConfig,
  post: PostHook,
  nowMs: () => number = Date.now,
): AsyncGuard {
  const ask = async (body: string, signal: AbortSignal) => {
    const seconds = Math.floor(nowMs() / 1000);
    const signature = createHmac('sha256', config.secret).update(`${seconds}.${body}`).digest('hex');
    const answer = await post({
      url: config.url,
      headers: { 'content-type': 'application/json', 'x-bartizan-signature': `t=${seconds},v1=${signature}` },
      body,
      signal: AbortSignal.any([signal, AbortSignal.timeout(config.timeoutMs)]),
      bytesMax: ANSWER_MAX,
    });
    if (answer.status !== 200) throw new Error(`The hook answered ${answer.status}.`);
    return answerSchema.parse(JSON.parse(answer.body));
  };
  const direction = config.directions[0] ?? 'input';
  const finds = async (text: string): Promise<boolean> => {
    const { segments } = probeContent(text);
    const question = { guard: config.name, direction, threshold: PROBE_THRESHOLD, segments };
    const { score } = await ask(JSON.stringify(question), AbortSignal.timeout(config.timeoutMs));
    return score >= PROBE_THRESHOLD;
  };
  return {
    name: config.name,
    version: '1',
    directions: config.directions,
    inspect: async ({ direction, segments }, { threshold }, signal) => {
      const answer = await ask(
        JSON.stringify({ guard: config.name, direction, threshold, segments }),
        signal,
      );
      const reasons = answer.reasons.map(({ replacement, ...reason }) => ({
        guard: config.name,
        ...reason,
        ...(replacement !== undefined && { replacement }),
      }));
      return explained({ guard: config.name, score: answer.score, reasons });
    },
    selfTest: async () => {
      try {
        for (const [i, text] of config.probes.bad.entries())
          if (!(await finds(text))) return `known-bad probe ${i} was not found`;
        for (const [i, text] of config.probes.good.entries())
          if (await finds(text)) return `known-good probe ${i} was flagged`;
        return undefined;
      } catch (error) {
        return `the hook gives no valid answer (${error instanceof Error ? error.name : 'unknown'})`;
      }
    },
    close: () => Promise.resolve(),
  };
}
