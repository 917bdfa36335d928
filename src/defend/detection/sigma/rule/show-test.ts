import { showPattern } from '../match/pattern.ts';
import type { ValueTest } from './ast.ts';

const SIGNS = { eq: '=', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;

/** A test in words, for explanations. */
export function showTest(test: ValueTest): string {
  switch (test.kind) {
    case 'text':
      return showPattern(test.pattern);
    case 'regex':
      return `/${test.source}/${test.flags.insensitive ? 'i' : ''}${test.flags.multiLine ? 'm' : ''}${test.flags.dotAll ? 's' : ''}`;
    case 'cidr':
      return test.shown;
    case 'compare':
      return `${test.part === undefined ? '' : `${test.part} `}${SIGNS[test.op]} ${test.number}`;
    case 'fieldref':
      return `${test.relation} the field ${test.field}`;
    case 'exists':
      return test.expected ? 'exists' : 'does not exist';
    default:
      return 'null';
  }
}
