import { z } from 'zod';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { flagParameter, pageOf, pageQuery, textParameter } from '../../shared/query.ts';
import { ruleViewSchema, withHits } from '../../shared/rule-view.ts';

export const rulesList = defineRoute({
  method: 'GET',
  path: '/api/rules',
  access: needs('read'),
  tag: 'defend',
  summary: 'Detection rules by title',
  query: z.strictObject({
    limit: pageQuery.limit,
    cursor: z
      .string()
      .regex(/^\d{1,9}$/, 'expected the `nextCursor` of a page')
      .optional(),
    q: textParameter.optional(),
    enabled: flagParameter.optional(),
  }),
  status: 200,
  response: pageOf(ruleViewSchema).extend({ total: z.number().int() }),
  async handle({ query, deps }) {
    await deps.detection.loaded();
    const words = query.q?.toLowerCase().split(/\s+/).filter(Boolean) ?? [];
    const matching = deps.detection.rules().filter((rule) => {
      if (query.enabled !== undefined && rule.enabled !== query.enabled) return false;
      if (words.length === 0) return true;
      const techniques = rule.techniques.map((technique) => technique.id).join(' ');
      const text =
        `${rule.title} ${rule.id} ${rule.author ?? ''} ${rule.file ?? ''} ${techniques}`.toLowerCase();
      return words.every((word) => text.includes(word));
    });
    const sorted = matching.sort((a, b) => a.title.localeCompare(b.title) || a.id.localeCompare(b.id));
    const start = Number(query.cursor ?? 0);
    const end = start + query.limit;
    return {
      items: await withHits(deps, sorted.slice(start, end)),
      nextCursor: end < sorted.length ? String(end) : null,
      total: sorted.length,
    };
  },
});
