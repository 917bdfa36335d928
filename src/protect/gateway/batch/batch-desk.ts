import { Fault } from '../../../kernel/fault.ts';
import { gatewayFaults } from '../errors.ts';
import type { Exchange } from '../exchange.ts';
import { extractInput } from '../extract.ts';
import { inspectBody } from '../inspect-body.ts';
import type { GatewayLimits } from '../ports.ts';
import { readRequestBody } from '../read-request-body.ts';
import type { Route, RouteTable } from '../routing/route-table.ts';
import type { Outgoing } from '../upstream-client.ts';
import { batchQuery, batchStep } from './batch-operations.ts';
import { inspectBatchFile, inspectOtherFile, inspectRequests, type UploadContext } from './inspect-upload.ts';
import { textOfFile } from './lines.ts';
import { type FormPart, readForm, writeForm } from './multipart.ts';

const FIELDS = new Set(['purpose', 'file', 'expires_after[anchor]', 'expires_after[seconds]']);

/** What goes to the upstream, and whether a file comes back. */
export interface BatchPlan {
  readonly outgoing: Outgoing;
  readonly route: Route;
  readonly isDownload: boolean;
}

/**
 * Looks at a call about files or batches, and says what is sent instead. Such a call names no model: it goes to the first
 * upstream of its kind that takes batches, or to the one that the caller names, under the policy that any model gets; the
 * requests within have policies of their own.
 *
 * @param admit throws for a model that the caller may not use
 * @throws Fault, GuardBlock
 */
export async function planBatch(
  exchange: Exchange,
  table: RouteTable,
  limits: GatewayLimits,
  admit: UploadContext['admit'],
): Promise<BatchPlan> {
  const { call, operation } = exchange;
  const step = batchStep(call.method, call.path);
  if (step === undefined) throw new Fault(gatewayFaults.methodNotAllowed);
  const route = routeOf(exchange, table);
  exchange.route = route;
  const context = { exchange, table, target: route.targets[0]!, general: route, limits, admit };
  const path = operation!.upstreamPath + (call.method === 'GET' ? batchQuery(call.query ?? '') : '');
  const method = call.method as NonNullable<Outgoing['method']>;
  exchange.inspected = true;
  if (step === 'upload')
    return { outgoing: { method, path, ...(await uploaded(context)) }, route, isDownload: false };
  const body = await bodyOf(context, step === 'requests');
  return { outgoing: { method, path, body }, route, isDownload: step === 'download' };
}

function routeOf({ call, operation }: Exchange, table: RouteTable): Route {
  const asked = call.headers['x-bartizan-upstream'];
  const target = table.upstreams.find(
    ({ upstream }) =>
      upstream.kind === operation!.dialect &&
      upstream.batches &&
      (asked === undefined || upstream.name === asked),
  );
  const entry = table.policies.at(-1);
  const isAllowed = entry?.policy.upstreams?.includes(target?.upstream.name ?? '') ?? true;
  if (target === undefined || entry === undefined || !isAllowed) throw new Fault(gatewayFaults.noBatches);
  return { ...entry, targets: [target] };
}

/** @throws Fault for a body where none belongs */
async function bodyOf(context: UploadContext, holdsRequests: boolean): Promise<Buffer | null> {
  const { exchange, general, limits } = context;
  const { call, operation } = exchange;
  if (call.body === null || call.body.length === 0) return null;
  if (call.method !== 'POST')
    throw new Fault(gatewayFaults.invalidBody, { message: 'This call takes no body.' });
  const { text, body } = readRequestBody(call, limits);
  if (holdsRequests) {
    const judged = await inspectRequests(context, text, body);
    return judged === text ? call.body : Buffer.from(judged);
  }
  const { content } = extractInput(operation!, body, limits.segmentsMax);
  const judged = general.chain.inspectsInput
    ? await inspectBody(exchange, general.chain, content, text, body)
    : undefined;
  return judged === undefined ? call.body : Buffer.from(judged);
}

async function uploaded(context: UploadContext): Promise<Pick<Outgoing, 'body' | 'contentType'>> {
  const { call } = context.exchange;
  const encoding = call.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') throw new Fault(gatewayFaults.encodedBody);
  if (call.body === null) throw new Fault(gatewayFaults.invalidForm);
  if (call.body.length > context.limits.fileBytesMax) throw new Fault(gatewayFaults.tooLarge);
  const parts = readForm(call.headers['content-type'], call.body);
  const unknown = parts.find(({ name }) => !FIELDS.has(name));
  if (unknown !== undefined)
    throw new Fault(gatewayFaults.invalidForm, { message: 'The form has a field that nobody expects.' });
  const file = parts.find(({ name }) => name === 'file');
  const purpose = parts.find(({ name }) => name === 'purpose')?.content.toString('utf8');
  if (file === undefined || purpose === undefined || !/^[a-z_-]{1,32}$/.test(purpose))
    throw new Fault(gatewayFaults.invalidForm, { message: 'The form needs a `file` and its `purpose`.' });
  const content = await contentOf(context, file, purpose);
  const names = [
    { ...file, content: Buffer.from(file.filename ?? '') },
    ...parts.filter((part) => part !== file),
  ];
  for (const { content: text } of names) await inspectOtherFile(context, text);
  const { contentType, body } = writeForm(parts.map((part) => (part === file ? { ...part, content } : part)));
  return { contentType, body };
}

async function contentOf(context: UploadContext, { content }: FormPart, purpose: string): Promise<Buffer> {
  if (purpose !== 'batch') return inspectOtherFile(context, content);
  const text = textOfFile(content);
  if (text === undefined) throw new Fault(gatewayFaults.uninspectableFile, { field: 'file' });
  const judged = await inspectBatchFile(context, text);
  return judged === text ? content : Buffer.from(judged);
}
