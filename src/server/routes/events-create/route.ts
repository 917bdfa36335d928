import { z } from 'zod';
import { GATEWAY_SOURCE, senderFormats } from '../../../contracts/event.ts';
import { Fault } from '../../../kernel/fault.ts';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { serverFaults } from '../../errors.ts';
import { ByteBudget } from '../../events-body/byte-budget.ts';
import { receiveBody } from '../../events-body/receive-body.ts';
import { sniffFraming } from '../../events-body/sniff-framing.ts';
import type { AppDeps } from '../../ports.ts';
import { callerOf } from '../../shared/caller.ts';
import { pendingRecords } from '../../shared/pending-records.ts';

const lineTypes = ['application/x-ndjson', 'application/ndjson', 'application/jsonl', 'text/plain'];
const jsonTypes = ['application/json'];
/** What clients say that were not told a type, such as `curl --data-binary`: the body itself shows how it is framed. */
const vagueTypes = ['application/x-www-form-urlencoded', 'application/octet-stream', ''];
/** Formats of plain lines, whatever they begin with. */
const lineFormats: readonly string[] = ['syslog', 'auditd'];
const keySchema = z.string().regex(/^[\x21-\x7e]{1,128}$/);
const acceptedSchema = z.object({ accepted: z.number().int(), batch: z.string(), duplicate: z.boolean() });

/** One budget for each server, not for each request. */
const budgets = new WeakMap<AppDeps, ByteBudget>();

export const eventsCreate = defineRoute({
  method: 'POST',
  path: '/api/events',
  access: needs('ingest'),
  tag: 'events',
  summary: 'Hand over events; answered when they are durable',
  query: z.strictObject({
    source: z
      .string()
      .regex(/^[^\p{Cc}]{1,128}$/u, '1 to 128 characters, no control characters')
      .refine((name) => name !== GATEWAY_SOURCE, 'only the gateway itself writes to the source `gateway`'),
    format: z.enum(senderFormats, `expected one of ${senderFormats.join(', ')}`).default('auto'),
  }),
  otherBody: {
    contentTypes: [...lineTypes, ...jsonTypes, 'application/octet-stream'],
    description:
      'One record a line; as `application/json` also an array, one object or `{"Records": […]}`. Without a type, or as `application/octet-stream` or `application/x-www-form-urlencoded`, the beginning of the body decides. At most 1,000,000 records. `Content-Encoding` gzip, zstd or deflate. `Idempotency-Key` makes a retry safe for 24 hours.',
  },
  status: 202,
  response: acceptedSchema,
  faults: [413, 415, 503],
  async handle({ query, deps, request }) {
    const framing = framingOf(request.headers['content-type']);
    const key = keyOf(request.headers['idempotency-key']);
    await requirePace(deps);
    const share = budgetOf(deps).open();
    try {
      const { eventsWireBytesMax, eventsBodyBytesMax } = deps.config.limits;
      const limits = { wireBytesMax: eventsWireBytesMax, bodyBytesMax: eventsBodyBytesMax };
      requireLength(request.headers['content-length'], eventsWireBytesMax);
      const body = await receiveBody(request.raw, request.headers['content-encoding'], limits, share);
      return await deps.ingest.accept({
        body,
        framing: framing ?? (lineFormats.includes(query.format) ? 'lines' : sniffFraming(body)),
        ...query,
        ...(key === undefined ? {} : { idempotency: { sender: callerOf(request).id, key } }),
      });
    } finally {
      share.release();
    }
  },
});

/** Undefined when the type says nothing about it. */
function framingOf(contentType: string | undefined): 'lines' | 'json' | undefined {
  const type = (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (lineTypes.includes(type)) return 'lines';
  if (jsonTypes.includes(type)) return 'json';
  if (vagueTypes.includes(type)) return undefined;
  throw new Fault(serverFaults.mediaType, {
    field: 'content-type',
    message: `Send events as one of ${[...lineTypes, ...jsonTypes].join(', ')}.`,
  });
}

function keyOf(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  const result = keySchema.safeParse(header);
  if (result.success) return result.data;
  throw new Fault(serverFaults.invalidRequest, {
    field: 'idempotency-key',
    message: '`Idempotency-Key` takes 1 to 128 visible ASCII characters.',
  });
}

function requireLength(header: string | undefined, bytesMax: number): void {
  if (header !== undefined && Number(header) > bytesMax) {
    throw new Fault(serverFaults.bodyTooLarge, {
      field: 'content-length',
      message: `The body is larger than ${bytesMax} bytes. Send it in several requests, or compressed.`,
    });
  }
}

/** When the pipeline is hopelessly behind, senders wait: the journal must not fill the disk. */
async function requirePace(deps: AppDeps): Promise<void> {
  const pending = await pendingRecords(deps);
  if (pending >= deps.config.limits.pendingMax) throw new Fault(serverFaults.busy, { retryAfterSeconds: 10 });
}

function budgetOf(deps: AppDeps): ByteBudget {
  const known = budgets.get(deps);
  if (known) return known;
  const budget = new ByteBudget(deps.config.limits.eventsInFlightBytesMax);
  budgets.set(deps, budget);
  return budget;
}
