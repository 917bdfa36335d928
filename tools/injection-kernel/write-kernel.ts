/**
 * Assembles the WebAssembly kernel of the injection guard's nets and writes it as a module of bytes:
 * `npm install --prefix tools/injection-kernel && node tools/injection-kernel/write-kernel.ts`.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kernelText } from './kernel-text.ts';

const wabt = (await import(join(import.meta.dirname, 'node_modules/wabt/index.js'))) as {
  readonly default: () => Promise<{
    parseWat(
      name: string,
      text: string,
      features: object,
    ): { toBinary(options: object): { readonly buffer: Uint8Array } };
  }>;
};
const assembler = await wabt.default();
const { buffer } = assembler.parseWat('kernel.wat', kernelText(), { simd: true }).toBinary({});
const lines = Buffer.from(buffer)
  .toString('base64')
  .match(/.{1,100}/g)!
  .map((line) => `  '${line}'`);
const target = join(import.meta.dirname, '../../src/protect/guards/injection/kernel-bytes.gen.ts');
writeFileSync(
  target,
  `/** Written by tools/injection-kernel/write-kernel.ts; its source is kernel-text.ts beside that. */\nexport const kernelBytes =\n${lines.join(' +\n')};\n`,
);
console.log(`${buffer.length} bytes`);
