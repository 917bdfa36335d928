import { z } from 'zod';
import { gatewayGrantSchema } from '../../contracts/call-limits.ts';
import { listAll } from '../answers.ts';
import type { Command } from '../command.ts';
import { limitText } from '../limit-options.ts';
import { formatTable, formatTime } from '../table.ts';

const tokenSchema = z.looseObject({
  id: z.string(),
  name: z.string(),
  scopes: z.array(z.string()),
  expiresMs: z.number().nullish(),
  lastUsedMs: z.number().nullish(),
  revokedMs: z.number().nullish(),
  gateway: gatewayGrantSchema.optional(),
});

export const tokenList: Command = async (_input, context) => {
  const client = await context.openClient();
  const tokens = await listAll(client, { path: '/api/tokens', item: tokenSchema });
  const text = formatTable(
    tokens,
    [
      { title: 'ID', text: (token) => token.id },
      { title: 'NAME', text: (token) => token.name },
      { title: 'SCOPES', text: (token) => token.scopes.join(',') },
      { title: 'TEAM', text: ({ gateway }) => gateway?.team ?? '-' },
      { title: 'MODELS', text: ({ gateway }) => gateway?.models?.join(',') ?? '*' },
      { title: 'LIMITS', text: ({ gateway }) => limitText(gateway?.limits) },
      { title: 'LAST USED', text: (token) => formatTime(token.lastUsedMs) },
      { title: 'EXPIRES', text: (token) => formatTime(token.expiresMs) },
      { title: 'REVOKED', text: (token) => formatTime(token.revokedMs) },
    ],
    'No tokens. Create one with: bartizan token create --name NAME --scopes gateway,read',
  );
  context.output.result(tokens, text);
  return undefined;
};
