import { z } from 'zod';
import { listAll } from '../answers.ts';
import type { Command } from '../command.ts';
import { formatTable } from '../table.ts';

const upstreamSchema = z.looseObject({
  name: z.string(),
  baseUrl: z.string(),
  kind: z.string(),
  apiKeyEnv: z.string().nullish(),
  apiKeyFile: z.string().nullish(),
  models: z.array(z.string()),
});

export const upstreamList: Command = async (_input, context) => {
  const client = await context.openClient();
  const upstreams = await listAll(client, {
    path: '/api/upstreams',
    item: upstreamSchema,
  });
  const text = formatTable(
    upstreams,
    [
      { title: 'NAME', text: (upstream) => upstream.name },
      { title: 'KIND', text: (upstream) => upstream.kind },
      { title: 'BASE URL', text: (upstream) => upstream.baseUrl },
      { title: 'KEY FROM', text: (upstream) => upstream.apiKeyEnv ?? upstream.apiKeyFile ?? '-' },
      { title: 'MODELS', text: (upstream) => upstream.models.join(',') },
    ],
    'No upstreams. Add one with: bartizan upstream add openai --base-url https://api.openai.com/v1 --api-key-env OPENAI_API_KEY',
  );
  context.output.result(upstreams, text);
  return undefined;
};
