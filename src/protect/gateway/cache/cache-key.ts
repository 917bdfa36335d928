import { createHash } from 'node:crypto';
import type { GatewayPolicy } from '../../../contracts/guard.ts';
import type { Exchange } from '../exchange.ts';
import type { Operation } from '../operation.ts';

type JsonObject = Readonly<Record<string, unknown>>;

const DEPTH_MAX = 128;

const toolMembers = ['tools', 'functions'] as const;

/** Headers of the caller that change what an upstream answers. */
const telling = ['openai-beta', 'anthropic-beta', 'anthropic-version'] as const;

/** Requests whose answer is more than an answer: the provider keeps something for later. */
const keepers = ['store', 'background', 'previous_response_id', 'conversation'] as const;

/**
 * What a call's answer is remembered by; undefined when it must not be remembered or served from memory. Callers who do
 * not share a token or team never share an answer.
 *
 * @param body what is about to leave, as sent
 */
export function cacheKey(
  exchange: Exchange,
  operation: Operation,
  { name, cache }: GatewayPolicy,
  body: JsonObject,
): string | undefined {
  if (cache === undefined || exchange.restoration !== undefined || exchange.planted !== undefined)
    return undefined;
  if (/\bno-(store|cache)\b/i.test(String(exchange.call.headers['cache-control'] ?? ''))) return undefined;
  if (!isWanted(cache, body)) return undefined;
  if (keepers.some((key) => body[key] !== undefined && body[key] !== null && body[key] !== false))
    return undefined;
  const { headers, principal } = exchange.call;
  const { id, gateway } = principal;
  const scope =
    cache.scope === 'team' && gateway?.team !== undefined ? `team ${gateway.team}` : `token ${id}`;
  // The order of keys and the spaces between them mean nothing to a model.
  const parts = [
    scope,
    name,
    operation.upstreamPath,
    String(exchange.model),
    // Tokens of a team may be bound to different upstreams.
    (gateway?.upstreams ?? []).join(),
    ...telling.map((header) => String(headers[header] ?? '')),
    canonical(body, 0),
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64');
}

/** What the policy says of requests whose answers differ from time to time, or lead to deeds. */
function isWanted({ temperatureMax, tools }: NonNullable<GatewayPolicy['cache']>, body: JsonObject): boolean {
  if (!tools && toolMembers.some((key) => Array.isArray(body[key]) && body[key].length > 0)) return false;
  if (temperatureMax === undefined) return true;
  const temperature = [body, body.generationConfig, body.generation_config, body.options]
    .map((holder) => (holder as JsonObject | undefined | null)?.temperature)
    .find((value) => value !== undefined && value !== null);
  // What is no number is for the upstream to understand, and is not remembered.
  return temperature === undefined
    ? temperatureMax >= 1
    : typeof temperature === 'number' && temperature <= temperatureMax;
}

function canonical(value: unknown, depth: number): string {
  if (typeof value !== 'object' || value === null || depth > DEPTH_MAX)
    return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item, depth + 1)).join()}]`;
  const members = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${members.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item, depth + 1)}`).join()}}`;
}
