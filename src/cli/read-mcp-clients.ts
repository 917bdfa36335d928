import { parse } from 'yaml';
import { z } from 'zod';
import { Fault } from '../kernel/fault.ts';
import { cliErrors } from './errors.ts';
import type { McpClient } from './mcp-port.ts';

const patterns = z.array(z.string().min(1).max(256)).max(1_000).default([]);

const clientsSchema = z.strictObject({
  clients: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(128),
        token: z.string().min(24, 'a token has 24 characters or more').max(512),
        allow: patterns,
        deny: patterns,
      }),
    )
    .min(1)
    .max(1_000)
    .refine(
      (clients) => new Set(clients.map(({ name }) => name)).size === clients.length,
      'two clients have the same name',
    )
    .refine(
      (clients) => new Set(clients.map(({ token }) => token)).size === clients.length,
      'two clients have the same token',
    ),
});

/** @throws Fault `usage` that names the field, and never a token */
export function readMcpClients(text: string, path: string): readonly McpClient[] {
  let value: unknown;
  try {
    value = parse(text, { maxAliasCount: 0 });
  } catch (cause) {
    throw new Fault(cliErrors.usage, { message: `${path} is no YAML`, cause });
  }
  const parsed = clientsSchema.safeParse(value);
  if (parsed.success) return parsed.data.clients;
  const [issue] = parsed.error.issues;
  throw new Fault(cliErrors.usage, {
    message: `${path}: ${issue?.path.join('.') || 'the file'}: ${issue?.message ?? 'cannot be used'}`,
  });
}
