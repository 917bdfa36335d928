import type { Guard } from '../contracts/guard.ts';
import { applyReplacements, replacementsAt } from '../protect/guards/index.ts';
import { type McpPorts, textsOf } from '../protect/mcp/index.ts';

const INSPECT_MS = 2_000;
const THRESHOLD = 0.5;

/**
 * Puts placeholders in the place of what the guards find in a result. A guard that fails throws, and the message does not
 * go on.
 */
export function redactorOf(guards: readonly Guard[]): McpPorts['redact'] {
  if (guards.length === 0) return undefined;
  return (value) => {
    const segments = textsOf(value).map(({ pointer, text }) => ({
      path: pointer,
      text,
      provenance: 'tool' as const,
    }));
    const context = { threshold: THRESHOLD, deadlineMs: performance.now() + INSPECT_MS };
    const reasons = guards.flatMap(
      (guard) => guard.inspect({ direction: 'input', segments }, context).reasons,
    );
    const changed = new Map<string, string>();
    for (const { path, text } of segments) {
      const replacements = replacementsAt(path, reasons);
      if (replacements.length > 0) changed.set(path, applyReplacements(text, replacements));
    }
    if (changed.size === 0) return undefined;
    const alarms = [...changed.keys()].slice(0, 50).map((pointer) => ({
      kind: 'redacted',
      subject: [...new Set(reasons.map(({ guard }) => guard))].join(', ').slice(0, 256),
      pointer,
      explanation: 'Placeholders stand where secrets or personal data stood.',
    }));
    return { value: rewrite(value, '', changed), alarms };
  };
}

function rewrite(value: unknown, pointer: string, changed: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return changed.get(pointer) ?? value;
  if (Array.isArray(value)) return value.map((item, i) => rewrite(item, `${pointer}/${i}`, changed));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [
      key,
      rewrite(child, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, changed),
    ]),
  );
}
