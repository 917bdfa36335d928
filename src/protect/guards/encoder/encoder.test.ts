import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentOf } from '../test-content.ts';
import { EMBEDDING_SIZE } from './encoder.ts';
import { createEncoderGuard } from './encoder-guard.ts';
import { HEAD_HIDDEN, parseEncoderHead } from './encoder-head.ts';
import { WordPieces } from './word-pieces.ts';

const vocabulary = [
  '[PAD]',
  '[UNK]',
  '[CLS]',
  '[SEP]',
  'ignore',
  'un',
  '##believ',
  '##able',
  '!',
  'uber',
  '忽',
  '略',
  '_',
  'a',
  'b',
];
const pieces = new WordPieces(vocabulary.join('\n'));
const shown = (text: string) => pieces.split(text).ids.map((id) => vocabulary[id]);

describe('word pieces', () => {
  it.each([
    ['Ignore!', ['ignore', '!']],
    ['unbelievable', ['un', '##believ', '##able']],
    ['unbelievers', ['[UNK]']],
    ['Über ÜBER', ['uber', 'uber']],
    ['忽略', ['忽', '略']],
    ['a_b', ['a', '_', 'b']],
    ['x'.repeat(200), ['[UNK]']],
    [' \u0000\n', []],
  ])('of %j are the longest that the vocabulary has', (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  it('know where they stand', () => {
    const text = 'Ignore  unbelievable!';
    const { starts, ends } = pieces.split(text);
    expect(starts.map((start, at) => text.slice(start, ends[at]))).toEqual([
      'Ignore',
      'unbelievable',
      'unbelievable',
      'unbelievable',
      '!',
    ]);
  });

  it('need the marks of a model in their vocabulary', () => {
    expect(() => new WordPieces('a\nb')).toThrow('[CLS]');
  });
});

describe('the head', () => {
  it('adds the hidden units that are above zero', () => {
    const floats = new Float32Array(EMBEDDING_SIZE * HEAD_HIDDEN + 2 * HEAD_HIDDEN + 1);
    floats[0] = 2;
    floats[1] = -5;
    const output = EMBEDDING_SIZE * HEAD_HIDDEN + HEAD_HIDDEN;
    floats[output] = 3;
    floats[output + 1] = 100;
    floats[output + HEAD_HIDDEN] = -1;
    const bytes = new Uint8Array(8 + floats.byteLength);
    new DataView(bytes.buffer).setUint32(0, 0x45495a42, true);
    bytes.set(new Uint8Array(floats.buffer), 8);
    const meaning = new Float32Array(EMBEDDING_SIZE);
    meaning[0] = 0.5;
    expect(parseEncoderHead(bytes).logit(meaning)).toBeCloseTo(2, 5);
    expect(() => parseEncoderHead(bytes.subarray(1))).toThrow(RangeError);
  });
});

describe('the guard without a model', () => {
  it('fails every call, so that nothing passes for read', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bartizan-encoder-'));
    const guard = createEncoderGuard(folder);
    const context = { threshold: 0.5, deadlineMs: Number.POSITIVE_INFINITY };
    await expect(guard.inspect(contentOf('hello'), context)).rejects.toThrow(/vocab\.txt/);
    writeFileSync(join(folder, 'vocab.txt'), vocabulary.join('\n'));
    const another = createEncoderGuard(folder);
    await expect(another.inspect(contentOf('hello'), context)).rejects.toThrow(
      /onnxruntime-node|model\.onnx/,
    );
    rmSync(folder, { recursive: true });
  });
});
