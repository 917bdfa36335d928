import { z } from 'zod';
import { Turns } from '../../../kernel/turns.ts';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { serverFaults } from '../../errors.ts';
import { callerSignal } from '../../shared/abort-signal.ts';

const timeoutMs = 30_000;

/** A hunt takes a process and its memory: few at once, few waiting. */
const turns = new Turns(2, 4, serverFaults.busy);

export const huntRun = defineRoute({
  method: 'POST',
  path: '/api/hunt',
  access: needs('read'),
  tag: 'events',
  summary: 'Read-only SQL over the whole event log (view `events`)',
  body: z.strictObject({
    sql: z.string().trim().min(1).max(20_000),
    rowsMax: z.number().int().min(1).max(10_000).default(1_000),
  }),
  status: 200,
  response: z.object({
    columns: z.array(z.object({ name: z.string(), type: z.string() })),
    rows: z.array(z.array(z.unknown())),
    truncated: z.boolean(),
    elapsedMs: z.number(),
  }),
  faults: [503],
  handle: ({ body, deps, reply }) =>
    turns.run(() =>
      deps.store.hunt.run(body.sql, { rowsMax: body.rowsMax, timeoutMs, signal: callerSignal(reply) }),
    ),
});
