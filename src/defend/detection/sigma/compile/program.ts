import type { Node } from './node.ts';

/** The rule holds. */
export const MATCH = -1;
/** The rule does not hold. */
export const NO_MATCH = -2;

/**
 * Conditions of all rules as one list of instructions: each tries one predicate and goes on to another instruction or to a
 * verdict. An instruction is three numbers: a predicate's id, where to go on when it holds, and where when it does not.
 * What decides is tried first and what no longer matters is jumped over.
 */
export class ProgramWriter {
  readonly #code: number[] = [];

  get code(): Int32Array {
    return Int32Array.from(this.#code);
  }

  /** Adds a rule's condition. Returns where it starts, which may be a verdict at once. */
  add(node: Node): number {
    return this.#write(node, MATCH, NO_MATCH);
  }

  /** Written from the end to the start, so that every target is known. */
  #write(node: Node, onTrue: number, onFalse: number): number {
    if (node.op === 'not') return this.#write(node.child, onFalse, onTrue);
    if (node.op === 'predicate') {
      const at = this.#code.length;
      this.#code.push(node.id, onTrue, onFalse);
      return at;
    }
    // With none left, all of them hold and one of them does not.
    let start = node.op === 'and' ? onTrue : onFalse;
    for (const child of node.children.toReversed()) {
      start = node.op === 'and' ? this.#write(child, start, onFalse) : this.#write(child, onTrue, start);
    }
    return start;
  }
}
