import { describe, expect, it } from 'vitest';
import { blocksOf, marksAt, remarksOf, speaksOf } from './blocks.ts';

const segment = (path: string) => ({ path, text: 'abcdef', provenance: 'user' as const });

describe('blocksOf', () => {
  it('gathers the texts of a message, a tool and a part', () => {
    const segments = [
      '/system',
      '/messages/0/content',
      '/messages/1/content/0/text',
      '/messages/1/content/1/content',
      '/tools/0/function/name',
      '/tools/0/function/description',
      '/metadata/a',
    ].map(segment);
    expect(blocksOf({ segments }).map((block) => [block.key, block.segments.length])).toEqual([
      ['/system', 1],
      ['/messages/0', 1],
      ['/messages/1', 2],
      ['/tools/0', 2],
      ['/metadata', 1],
    ]);
  });

  it('takes a body that is no JSON as one text', () => {
    expect(blocksOf({ segments: [segment('')] })).toHaveLength(1);
  });
});

describe('remarks', () => {
  const reason = (path: string, end: number) => ({
    guard: 'g',
    rule: 'r',
    direction: 'input' as const,
    action: 'flag' as const,
    intended: 'block' as const,
    score: 1,
    explanation: '',
    spans: [{ path, start: 0, end }],
  });
  const remarks = remarksOf({
    verdict: { action: 'flag', score: 1, reasons: [reason('/a', 3), reason('/tools/0', 0)] },
  });

  it('mark the text at their place, as gravely as they are meant', () => {
    expect(marksAt('/a', remarks)).toEqual([
      { start: 0, end: 3, label: 'g: r', tone: 'critical', remark: 1 },
    ]);
    expect(marksAt('/tools/0', remarks)).toEqual([]);
  });

  it('point once at what their spans overlap in', () => {
    const [whole] = remarksOf({ verdict: { action: 'block', score: 1, reasons: [reason('/a', 9)] } });
    const spans = [
      { path: '/a', start: 4, end: 6 },
      { path: '/a', start: 0, end: 5 },
      { path: '/a', start: 8, end: 9 },
    ];
    expect(marksAt('/a', [{ ...whole!, spans }]).map(({ start, end }) => [start, end])).toEqual([
      [0, 6],
      [8, 9],
    ]);
  });

  it('speak of what their place is a part of', () => {
    expect(speaksOf(remarks[1]!, [segment('/tools/0/name')])).toBe(true);
    expect(speaksOf(remarks[1]!, [segment('/tools/01')])).toBe(false);
  });
});
