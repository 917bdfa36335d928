/**
 * The encoder's meanings of the texts that `tools/train-injection/nets/export.ts` wrote:
 * `node embed.ts MODEL-FOLDER WORK-FOLDER`. Planted texts are left out: their clean twins are the same to an encoder.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { Encoder } from '../../src/protect/guards/encoder/encoder.ts';

const [modelFolder, work] = process.argv.slice(2);
if (modelFolder === undefined || work === undefined)
  throw new Error('usage: embed.ts MODEL-FOLDER WORK-FOLDER');
const TEXT_UNITS = 700;
/** One text in so many is read of the kinds that there are most of. */
const sparse: Readonly<Record<string, number>> = { document: 4, chat: 2, agent: 3, harmful_request: 4 };
const lines = (name: string) => readFileSync(`${work}/${name}`, 'utf8').split('\n');
interface Meta {
  readonly file: string;
  readonly kind: string;
  readonly label: string;
  readonly n: number;
}
const meta = lines('meta.jsonl').map((line) => JSON.parse(line) as Meta);
const texts = lines('texts.jsonl').map((line) => JSON.parse(line) as string);
const encoder = await Encoder.load(modelFolder);
const owners: number[] = [];
const meanings: Float32Array[] = [];
for (const [place, { file, kind, label, n }] of meta.entries()) {
  const isWanted = !['indirect', 'obfuscated', 'generated'].includes(file) && n > 0;
  const oneIn = label === 'injection' || label === 'jailbreak' ? 1 : (sparse[label] ?? sparse[kind] ?? 1);
  if (!isWanted || (oneIn > 1 && file !== 'deepset' && place % oneIn !== 0)) continue;
  for (const { meaning } of await encoder.encode(texts[place]!.slice(0, TEXT_UNITS))) {
    owners.push(place);
    meanings.push(meaning);
  }
}
writeFileSync(`${work}/encoder-owners.i32`, Int32Array.from(owners));
writeFileSync(`${work}/encoder.f32`, Buffer.concat(meanings.map((meaning) => Buffer.from(meaning.buffer))));
