import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { AppDeps } from '../ports.ts';
import { callerOf } from './caller.ts';

/** Switching a guard, detector or rule. Switching off needs a reason: somebody will ask. */
export const toggleBody = z
  .strictObject({ enabled: z.boolean(), reason: z.string().trim().max(500).nullable().default(null) })
  .refine((toggle) => toggle.enabled || (toggle.reason ?? '') !== '', {
    path: ['reason'],
    message: 'say why it is switched off',
  });

/** @param name e.g. `guard:injection`, `rule:<id>` */
export async function putToggle(
  deps: AppDeps,
  request: FastifyRequest,
  name: string,
  toggle: z.output<typeof toggleBody>,
): Promise<void> {
  const by = callerOf(request);
  const { enabled } = toggle;
  const reason = toggle.reason === '' ? null : toggle.reason;
  await deps.store.settings.putToggle({
    name,
    enabled,
    reason,
    updatedMs: deps.clock.nowMs(),
    updatedBy: by.id,
  });
  deps.log.info({ name, enabled, by: by.id }, 'switched');
}
