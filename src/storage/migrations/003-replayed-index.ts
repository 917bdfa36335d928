import { sql } from 'kysely';
import type { Migration } from './migration.ts';

/** Pruning finds the dead letters that were replayed without reading those that wait; a waiting one costs no entry. */
export const replayedIndex: Migration = {
  name: '003-replayed-index',
  async up(db) {
    await sql`CREATE INDEX dead_letters_by_replayed_ms ON dead_letters (replayed_ms) WHERE replayed_ms IS NOT NULL`.execute(
      db,
    );
  },
};
