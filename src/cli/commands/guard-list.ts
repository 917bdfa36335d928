import { z } from 'zod';
import { listAll } from '../answers.ts';
import type { Command } from '../command.ts';
import { formatTable } from '../table.ts';

const guardSchema = z.looseObject({
  name: z.string(),
  kind: z.string(),
  enabled: z.boolean(),
  directions: z.array(z.string()),
  policies: z.array(z.string()),
  selfTest: z.object({ ok: z.boolean(), detail: z.string() }),
});

/** Every guard that policies can name: those that ship and one's own. */
export const guardList: Command = async (_input, context) => {
  const client = await context.openClient();
  const guards = await listAll(client, { path: '/api/guards', item: guardSchema });
  const text = formatTable(
    guards,
    [
      { title: 'NAME', text: (guard) => guard.name },
      { title: 'KIND', text: (guard) => guard.kind },
      { title: 'ON', text: (guard) => (guard.enabled ? 'yes' : 'no') },
      { title: 'PROBES', text: ({ selfTest }) => (selfTest.ok ? 'told apart' : selfTest.detail) },
      { title: 'DIRECTIONS', text: (guard) => guard.directions.join(',') },
      { title: 'POLICIES', text: (guard) => guard.policies.join(',') || '-' },
    ],
    'No guards.',
  );
  context.output.result(guards, text);
  return undefined;
};
