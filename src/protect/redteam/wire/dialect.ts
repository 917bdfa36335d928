import { anthropicDialect } from './anthropic.ts';
import { openaiDialect } from './openai.ts';
import type { Dialect } from './shape.ts';

export const apis = ['openai', 'anthropic'] as const;
export type Api = (typeof apis)[number];

const dialects: Readonly<Record<Api, Dialect>> = { openai: openaiDialect, anthropic: anthropicDialect };

export function dialectFor(api: Api): Dialect {
  return dialects[api];
}
