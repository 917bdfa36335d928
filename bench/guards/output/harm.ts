import { readFileSync } from 'node:fs';
import { createHarmGuard, loadHarmModel } from '../../../src/protect/guards/harm/index.ts';
import { readRows, rounded } from './support.ts';

/**
 * Alarms on innocent texts by kind, with the weights that ship, which have seen these texts: a lower bound. Figures of
 * sources that were left out are those of `tools/train-harm/train.ts`.
 */
export async function benchHarm(folder: string): Promise<Record<string, unknown>> {
  const guard = createHarmGuard(await loadHarmModel());
  const score = (text: string) => {
    const segments = [{ path: '/t', text, provenance: 'user' as const }];
    return guard.inspect({ direction: 'input', segments }, { threshold: 0.5, deadlineMs: Infinity }).score;
  };
  const byKind = new Map<string, { count: number; flagged: number }>();
  const startedAt = process.cpuUsage();
  let units = 0;
  for (const name of ['benign_documents', 'benign_prompts', 'benign_multilingual', 'harmful_requests']) {
    for (const { text, kind, label } of readRows(`${folder}/train/${name}.jsonl`)) {
      const key = label === 'benign' ? kind : label;
      const tally = byKind.get(key) ?? { count: 0, flagged: 0 };
      byKind.set(key, tally);
      tally.count++;
      units += text.length;
      if (score(text) >= 0.5) tally.flagged++;
    }
  }
  const { user } = process.cpuUsage(startedAt);
  return {
    trainedOn: true,
    weightBytes: readFileSync(new URL('../../../src/protect/guards/harm/weights/harm.bin', import.meta.url))
      .length,
    microsecondsPerThousandUnits: rounded(user / (units / 1_000)),
    flaggedAtHalf: Object.fromEntries(
      [...byKind].map(([kind, { count, flagged }]) => [
        kind,
        { texts: count, flagged: rounded(flagged / count) },
      ]),
    ),
  };
}
