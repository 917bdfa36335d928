/**
 * The larger detector beside the compact one, on deepset, which neither was trained on:
 * `node bench/guards/encoder/run.ts DATA-FOLDER MODEL-FOLDER`. MODEL-FOLDER as tools/train-encoder/README.md says, with
 * `onnxruntime-node` installed beside the product.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import type { GuardContent, GuardContext } from '../../../src/contracts/guard.ts';
import { createEncoderGuard } from '../../../src/protect/guards/encoder/encoder-guard.ts';
import { createInjectionGuard, loadInjectionModel } from '../../../src/protect/guards/index.ts';
import { loadDeepset } from '../../../tools/train-injection/corpus.ts';
import { auc, shareAbove, thresholdAt } from '../../../tools/train-injection/measures.ts';

const [data, model] = process.argv.slice(2);
if (data === undefined || model === undefined) throw new Error('usage: run.ts DATA-FOLDER MODEL-FOLDER');
const context: GuardContext = { threshold: 0.5, deadlineMs: Number.POSITIVE_INFINITY };
const rows = loadDeepset(data);
const guards = {
  compact: createInjectionGuard(await loadInjectionModel()),
  'with the encoder': createEncoderGuard(model),
};
const report: Record<string, object> = {};
for (const [name, guard] of Object.entries(guards)) {
  const attacks: number[] = [];
  const innocent: number[] = [];
  const before = process.cpuUsage();
  for (const { text, isAttack } of rows) {
    const segments = [{ path: '/text', text, provenance: 'user' as const }];
    const content: GuardContent = { direction: 'input', segments };
    (isAttack ? attacks : innocent).push((await guard.inspect(content, context)).score);
  }
  const { user, system } = process.cpuUsage(before);
  report[name] = {
    auc: auc(attacks, innocent),
    recallAt1PercentFalse: shareAbove(attacks, thresholdAt(innocent, 0.01)),
    foundAtDefault: attacks.filter((score) => score >= 0.5).length / attacks.length,
    flaggedAtDefault: innocent.filter((score) => score >= 0.5).length / innocent.length,
    cpuMsPerText: (user + system) / 1_000 / rows.length,
  };
}
console.log(JSON.stringify(report, null, 2));
mkdirSync(new URL('../../results/', import.meta.url), { recursive: true });
writeFileSync(new URL('../../results/encoder.json', import.meta.url), `${JSON.stringify(report, null, 2)}\n`);
