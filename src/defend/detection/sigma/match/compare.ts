import type { Comparison } from '../rule/ast.ts';

/** `left op right`. */
export function compareNumbers(op: Comparison, left: number, right: number): boolean {
  if (op === 'eq') return left === right;
  if (op === 'lt') return left < right;
  if (op === 'lte') return left <= right;
  return op === 'gt' ? left > right : left >= right;
}
