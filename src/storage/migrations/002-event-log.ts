import { sql } from 'kysely';
import type { Migration } from './migration.ts';

/**
 * The journal and the events in PostgreSQL. The embedded store keeps both in files of their own, whose schema stands
 * with the code that writes them.
 */
export const eventLog: Migration = {
  name: '002-event-log',
  async up(db, dialect) {
    if (dialect !== 'postgres') return;
    await sql`
      CREATE TABLE journal_chunks (
        chunk_seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        source text NOT NULL,
        format text NOT NULL,
        received_ms bigint NOT NULL,
        record_count integer NOT NULL,
        body bytea NOT NULL
      )`.execute(db);
    // Bodies arrive once and leave soon: compressing them costs the writer more than it saves.
    await sql`ALTER TABLE journal_chunks ALTER COLUMN body SET STORAGE EXTERNAL`.execute(db);
    await sql`
      CREATE TABLE journal_keys (
        key text PRIMARY KEY,
        chunk_seq bigint NOT NULL,
        record_count bigint NOT NULL,
        created_ms bigint NOT NULL
      )`.execute(db);
    await sql`CREATE INDEX journal_keys_by_age ON journal_keys (created_ms)`.execute(db);
    await sql`CREATE TABLE journal_totals (id integer PRIMARY KEY CHECK (id = 1), accepted bigint NOT NULL)`.execute(
      db,
    );
    await sql`INSERT INTO journal_totals VALUES (1, 0)`.execute(db);
    await sql`
      CREATE TABLE events (
        seq bigint PRIMARY KEY,
        day date NOT NULL,
        time_ms bigint NOT NULL,
        received_ms bigint NOT NULL,
        source text NOT NULL,
        format text NOT NULL,
        class_uid integer NOT NULL,
        severity_id integer NOT NULL,
        uid text,
        message text NOT NULL,
        entities text NOT NULL,
        ocsf text NOT NULL,
        raw text NOT NULL,
        raw_exact bytea
      )`.execute(db);
    await sql`CREATE INDEX events_by_time ON events (time_ms, seq)`.execute(db);
    await sql`CREATE INDEX events_by_day ON events (day, seq)`.execute(db);
    // A digest, because an index entry must not be longer than a third of a page and a uid may be.
    await sql`CREATE UNIQUE INDEX events_by_uid ON events (source, md5(uid)) WHERE uid IS NOT NULL`.execute(
      db,
    );
    await sql`
      CREATE TABLE event_days (
        day date PRIMARY KEY,
        events bigint NOT NULL,
        bytes bigint NOT NULL,
        from_ms bigint NOT NULL,
        to_ms bigint NOT NULL
      )`.execute(db);
  },
};
