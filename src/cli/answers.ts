import { z } from 'zod';
import { Fault } from '../kernel/fault.ts';
import type { ApiClient } from './api-client.ts';
import { cliErrors } from './errors.ts';

const PAGE_MAX = 200;

/**
 * Checks an answer of the API against what the command shows of it.
 *
 * @throws Fault `cli/bad-answer`
 */
export function readAnswer<Schema extends z.ZodType>(schema: Schema, answer: unknown): z.output<Schema> {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue === undefined || issue.path.length === 0 ? 'the answer' : issue.path.join('.');
  throw new Fault(cliErrors.notBartizan, {
    message: `the server's answer makes no sense at ${where}`,
    internal: issue?.message ?? '',
  });
}

export interface ListOptions<Item extends z.ZodType> {
  readonly path: string;
  readonly item: Item;
  /** Most items to collect, over as many pages as it takes; without it the list is short and comes in one piece. */
  readonly limit?: number;
  readonly query?: Readonly<Record<string, string | undefined>>;
}

/** Collects a list page by page, up to the limit. */
export async function listAll<Item extends z.ZodType>(
  client: ApiClient,
  options: ListOptions<Item>,
): Promise<readonly z.output<Item>[]> {
  const pageSchema = z.object({ items: z.array(options.item), nextCursor: z.string().nullish() });
  const limit = options.limit ?? Number.POSITIVE_INFINITY;
  const items: z.output<Item>[] = [];
  let cursor: string | undefined;
  do {
    const query = new URLSearchParams();
    if (options.limit !== undefined) query.set('limit', String(Math.min(PAGE_MAX, limit - items.length)));
    for (const [name, value] of Object.entries(options.query ?? {}))
      if (value !== undefined) query.set(name, value);
    if (cursor !== undefined) query.set('cursor', cursor);
    const path = query.size === 0 ? options.path : `${options.path}?${query}`;
    const page = readAnswer(pageSchema, await client.request('GET', path));
    items.push(...page.items);
    cursor = page.items.length === 0 ? undefined : (page.nextCursor ?? undefined);
  } while (cursor !== undefined && items.length < limit);
  return items.slice(0, limit);
}
