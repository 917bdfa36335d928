/**
 * What the guards of answers find and what they take for something: `node bench/guards/output/run.ts DATA-FOLDER [PART]`.
 * Parts: leakage, urls, code, harm, toolCalls.
 */
import { writeResults } from '../../support/results.ts';
import { benchHarm } from './harm.ts';
import { benchInsecureCode } from './insecure-code.ts';
import { benchLeakage } from './leakage.ts';
import { benchToolCalls } from './tool-calls.ts';
import { benchUrls } from './urls.ts';

const [folder, part] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: run.ts DATA-FOLDER [PART]');
const parts: Readonly<Record<string, (folder: string) => unknown>> = {
  leakage: benchLeakage,
  urls: benchUrls,
  code: benchInsecureCode,
  harm: benchHarm,
  toolCalls: benchToolCalls,
};
const results: Record<string, unknown> = {};
for (const [name, bench] of Object.entries(parts)) {
  if (part !== undefined && part !== name) continue;
  results[name] = await bench(folder);
}
console.log(JSON.stringify(results, null, 1));
if (part === undefined) writeResults('output-guards', results);
