import { useDocument } from '../../api/queries.ts';
import type { GatewayEvent, Span } from '../../api/types.ts';

export function useCall(id: string) {
  return useDocument<GatewayEvent & { readonly eventId?: string }>(
    `/api/traffic/${encodeURIComponent(id)}`,
    {},
    { keep: false },
  );
}

export interface Turn {
  readonly path: string;
  readonly role: string;
  readonly text: string;
}

/** Depth and number of texts that one body may bring into the page. */
const depthMax = 12;
const turnsMax = 200;

function walk(node: unknown, path: string, role: string, out: Turn[], depth: number): void {
  if (depth > depthMax || out.length >= turnsMax || typeof node !== 'object' || node === null) return;
  const own = (node as Record<string, unknown>).role;
  const here = typeof own === 'string' ? own : role;
  for (const [key, value] of Object.entries(node)) {
    const at = `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (typeof value === 'string') {
      if (['content', 'text', 'input', 'prompt', 'instructions', 'system', 'output_text'].includes(key)) {
        out.push({
          path: at,
          role: key === 'system' || key === 'instructions' ? 'system' : here,
          text: value,
        });
      }
    } else {
      walk(value, at, here, out, depth + 1);
    }
  }
}

/** The texts of a kept request, whatever API it was meant for, each with its place; the whole as one when it is not JSON. */
export function turnsOf(body: string): readonly Turn[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return [{ path: '', role: 'text', text: body }];
  }
  const out: Turn[] = [];
  walk(parsed, '', 'user', out, 0);
  return out.length > 0 ? out : [{ path: '', role: 'text', text: body }];
}

/** Spans of all reasons of one direction, named by guard and rule. */
export function marksOf(
  call: GatewayEvent,
  direction: 'input' | 'output',
): readonly (Span & { readonly label: string })[] {
  return call.verdict.reasons
    .filter((reason) => reason.direction === direction)
    .flatMap((reason) =>
      reason.spans.map((span) => ({ ...span, label: `${reason.guard}: ${span.label ?? reason.rule}` })),
    );
}
