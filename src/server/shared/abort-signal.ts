import type { FastifyReply } from 'fastify';

/** Aborts when the caller hangs up before the answer is written, so that nobody works for nobody. */
export function callerSignal(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableEnded) controller.abort();
  });
  return controller.signal;
}
