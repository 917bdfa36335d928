import { Fault } from '../../../kernel/fault.ts';
import { gatewayFaults } from '../errors.ts';
import type { Exchange } from '../exchange.ts';
import { GuardBlock } from '../guard-block.ts';
import { operationOf } from '../operations.ts';
import type { GatewayLimits } from '../ports.ts';
import { rewriteJson } from '../rewrite-json.ts';
import type { PolicyEntry, RouteTable } from '../routing/route-table.ts';
import type { Target } from '../routing/target.ts';
import { asObject } from '../usage.ts';
import { judgePart } from './judge-part.ts';
import { mapLines, textOfFile } from './lines.ts';
import { readObject, requestSegmentsOf } from './read-line.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** What an upload is judged with. */
export interface UploadContext {
  readonly exchange: Exchange;
  readonly table: RouteTable;
  readonly target: Target;
  /** The policy of what names no model. */
  readonly general: PolicyEntry;
  readonly limits: GatewayLimits;
  /** @throws Fault for a model that the caller may not use */
  readonly admit: (model: string) => void;
}

/** A fault that says in which line, or which request, it is. */
function placed(where: string, error: unknown): unknown {
  if (!(error instanceof Fault) || error instanceof GuardBlock) return error;
  const { code, status, publicMessage, field } = error;
  return new Fault(
    { code, status, message: publicMessage },
    { message: `${where}: ${publicMessage}`, field: field ?? where, cause: error },
  );
}

/**
 * Lets the guards see every request of a batch's file, each under the policy of its own model. A request that is blocked
 * refuses the file.
 *
 * @returns the file with what was redacted
 */
export function inspectBatchFile(context: UploadContext, text: string): Promise<string> {
  return mapLines(text, async (line, index) => {
    const where = `line ${index + 1}`;
    try {
      const request = readObject(line, context.limits.depthMax);
      if (request.method !== 'POST')
        throw new Fault(gatewayFaults.invalidBody, { message: 'Its `method` is not POST.' });
      const operation = typeof request.url === 'string' ? operationOf(request.url) : undefined;
      if (operation === undefined || operation.isList || operation.isBatch || operation.dialect !== 'openai')
        throw new Fault(gatewayFaults.unknownEndpoint, { field: 'url' });
      const entry = policyOf(context, request.body);
      const segments = requestSegmentsOf(request, 'body', operation, context.limits.segmentsMax);
      const part = {
        direction: 'input',
        text: line,
        body: request,
        segments,
        base: `/${index}`,
        where,
      } as const;
      return await judgePart(context.exchange, entry, part);
    } catch (error) {
      throw placed(where, error);
    }
  });
}

/** The same for requests that come in one body: Anthropic's. */
export async function inspectRequests(
  context: UploadContext,
  text: string,
  body: JsonObject,
): Promise<string> {
  const operation = operationOf('/v1/messages')!;
  if (!Array.isArray(body.requests)) throw new Fault(gatewayFaults.invalidBody, { field: 'requests' });
  const values = new Map<string, string>();
  for (const [index, raw] of body.requests.entries()) {
    const where = `request ${index + 1}`;
    try {
      const request = asObject(raw);
      if (request === undefined) throw new Fault(gatewayFaults.invalidBody);
      const entry = policyOf(context, request.params);
      const segments = requestSegmentsOf(request, 'params', operation, context.limits.segmentsMax);
      const own = JSON.stringify(request);
      const base = `/requests/${index}`;
      const part = { direction: 'input', text: own, body: request, segments, base, where } as const;
      const judged = await judgePart(context.exchange, entry, part);
      if (judged !== own) values.set(base, judged);
    } catch (error) {
      throw placed(where, error);
    }
  }
  return values.size === 0 ? text : rewriteJson(text, values)!;
}

/** A file of another purpose: read as text where it is text; else the policy says whether it may pass unread. */
export async function inspectOtherFile(
  { exchange, general }: UploadContext,
  content: Buffer,
): Promise<Buffer> {
  const text = textOfFile(content);
  if (text === undefined) {
    if (general.policy.onFiles !== 'allow')
      throw new Fault(gatewayFaults.uninspectableFile, { field: 'file' });
    exchange.addUninspected([{ path: '/file', kind: 'file' }]);
    return content;
  }
  const judged = await mapLines(text, (line, index) => {
    const segments = [{ path: '', text: line, provenance: 'document' }] as const;
    const place = { base: `/${index}`, where: `line ${index + 1}` };
    return judgePart(exchange, general, { direction: 'input', text: line, body: line, segments, ...place });
  });
  return judged === text ? content : Buffer.from(judged);
}

/** @throws Fault `missing_required_parameter`, `model_not_found`, `uninspectable_tools` */
function policyOf({ exchange, table, target, admit }: UploadContext, raw: unknown): PolicyEntry {
  const body = asObject(raw);
  const model = body?.model;
  if (body === undefined || typeof model !== 'string' || model === '')
    throw new Fault(gatewayFaults.missingModel, { field: 'model' });
  admit(model);
  const entry = table.entryFor(model, target.upstream);
  if (entry === undefined) throw new Fault(gatewayFaults.modelNotFound, { field: 'model' });
  if (entry.policy.tools?.mode === 'enforce' && (body.tools !== undefined || body.functions !== undefined))
    throw new Fault(gatewayFaults.batchTools, { field: 'tools' });
  exchange.model ??= model.slice(0, 256);
  return entry;
}
