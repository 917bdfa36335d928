import type { DatabaseSync } from 'node:sqlite';
import { sqliteFault } from './sqlite-fault.ts';

interface Unit {
  readonly run: () => unknown;
  readonly weight: number;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

type Outcome = { readonly value: unknown } | { readonly error: unknown };

/**
 * Gathers units of work that wait at the same time into one transaction, so that they share one fsync. Units that
 * arrive while a commit runs form the next group: under load groups grow by themselves, and a lone unit never waits.
 * A unit that fails is undone alone; nobody is answered before the commit has returned.
 */
export class GroupCommit {
  readonly #db: DatabaseSync;
  readonly #file: string;
  readonly #weightMax: number;
  #queue: (Unit | { readonly grant: () => void })[] = [];
  #isScheduled = false;
  #isHeld = false;

  /** @param weightMax units are gathered until their weights pass this */
  constructor(db: DatabaseSync, file: string, weightMax: number) {
    this.#db = db;
    this.#file = file;
    this.#weightMax = weightMax;
  }

  /** Runs the unit within a group; resolves with what it returned once that is durable. */
  run<T>(run: () => T, weight = 1): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#queue.push({ run, weight, resolve: resolve as (value: unknown) => void, reject });
      this.#schedule();
    });
  }

  /** Waits for earlier units, then keeps the connection for the caller until it calls what it is given. */
  exclusive(): Promise<() => void> {
    return new Promise((resolve) => {
      const release = () => {
        this.#isHeld = false;
        this.#schedule();
      };
      this.#queue.push({ grant: () => resolve(release) });
      this.#schedule();
    });
  }

  #schedule(): void {
    if (this.#isScheduled || this.#isHeld || this.#queue.length === 0) return;
    this.#isScheduled = true;
    // After the messages that are waiting now: they join the group.
    setImmediate(() => {
      this.#isScheduled = false;
      this.#drain();
      this.#schedule();
    });
  }

  #drain(): void {
    const first = this.#queue[0];
    if (first && 'grant' in first) {
      this.#queue.shift();
      this.#isHeld = true;
      first.grant();
      return;
    }
    const group: Unit[] = [];
    let weight = 0;
    for (const entry of this.#queue) {
      if ('grant' in entry || (group.length > 0 && weight + entry.weight > this.#weightMax)) break;
      group.push(entry);
      weight += entry.weight;
    }
    this.#queue.splice(0, group.length);
    this.#commit(group);
  }

  #commit(group: readonly Unit[]): void {
    let outcomes: Outcome[];
    try {
      this.#db.exec('BEGIN IMMEDIATE');
      outcomes = group.map((unit) => this.#runUnit(unit, group.length > 1));
      this.#db.exec('COMMIT');
    } catch (error) {
      this.#rollback();
      const fault = sqliteFault(error, this.#file);
      for (const unit of group) unit.reject(fault);
      return;
    }
    group.forEach((unit, index) => {
      const outcome = outcomes[index]!;
      if ('error' in outcome) unit.reject(sqliteFault(outcome.error, this.#file));
      else unit.resolve(outcome.value);
    });
  }

  #runUnit(unit: Unit, isShared: boolean): Outcome {
    if (!isShared) return { value: unit.run() };
    this.#db.exec('SAVEPOINT unit');
    try {
      const value = unit.run();
      this.#db.exec('RELEASE unit');
      return { value };
    } catch (error) {
      // A full disk and I/O errors make SQLite undo the whole transaction: then nobody's work is there.
      if (!this.#db.isTransaction) throw error;
      this.#db.exec('ROLLBACK TO unit');
      this.#db.exec('RELEASE unit');
      return { error };
    }
  }

  #rollback(): void {
    if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
  }
}
