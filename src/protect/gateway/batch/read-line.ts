import type { GuardSegment } from '../../../contracts/guard.ts';
import { Fault } from '../../../kernel/fault.ts';
import { gatewayFaults } from '../errors.ts';
import { extractInput, extractOutput } from '../extract.ts';
import type { Operation } from '../operation.ts';
import { scanJson } from '../scan-json.ts';
import { asObject } from '../usage.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** @throws Fault `invalid_json`, `duplicate_key`, `body_too_deep` */
export function readObject(text: string, depthMax: number): JsonObject {
  scanJson(text, depthMax);
  let body: JsonObject | undefined;
  try {
    body = asObject(JSON.parse(text));
  } catch (cause) {
    throw new Fault(gatewayFaults.invalidBody, { cause });
  }
  if (body === undefined) throw new Fault(gatewayFaults.invalidBody);
  return body;
}

function below(base: string, segments: readonly GuardSegment[]): GuardSegment[] {
  return segments.map((segment) => ({ ...segment, path: base + segment.path }));
}

/**
 * Every text of one request of a batch: of its body as its endpoint means it, and of what stands around that.
 *
 * @param key where the request's body stands in the line
 */
export function requestSegmentsOf(
  line: JsonObject,
  key: string,
  operation: Operation,
  segmentsMax: number,
): readonly GuardSegment[] {
  const { [key]: inner, ...around } = line;
  const body = extractInput(operation, inner as JsonObject, segmentsMax).content.segments;
  return [...extractInput(operation, around, segmentsMax).content.segments, ...below(`/${key}`, body)];
}

/** Every text of one result of a batch, whichever provider's it is, and the model that answered. */
export function resultSegments(
  line: JsonObject,
  segmentsMax: number,
): { readonly segments: readonly GuardSegment[]; readonly model: string | undefined } {
  const [outer, inner] = asObject(line.response) ? ['response', 'body'] : ['result', 'message'];
  const holder = asObject(line[outer!]);
  const answer = asObject(holder?.[inner!]);
  if (holder === undefined || answer === undefined)
    return {
      segments: extractOutput({ line }, segmentsMax).content.segments.map(unwrapped),
      model: undefined,
    };
  const { [outer!]: _holder, ...around } = line;
  const { [inner!]: _answer, ...beside } = holder;
  const segments = [
    ...extractOutput({ line: around }, segmentsMax).content.segments.map(unwrapped),
    ...below(`/${outer}`, extractOutput({ line: beside }, segmentsMax).content.segments.map(unwrapped)),
    ...below(`/${outer}/${inner}`, extractOutput(answer, segmentsMax).content.segments),
  ];
  return { segments, model: typeof answer.model === 'string' ? answer.model : undefined };
}

/** What stands around an answer is read under one more key, so that no key of it means what it means in an answer. */
function unwrapped(segment: GuardSegment): GuardSegment {
  return { ...segment, path: segment.path.slice('/line'.length) };
}
