import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { arrivalDay, dayBefore } from '../arrival-day.ts';
import type { SealedPartRow } from '../repositories/tables.ts';
import { SegmentFile } from './segment-file.ts';
import { type SegmentPart, segmentFileName, segmentPartOf } from './segment-name.ts';
import { type SegmentRow, segmentColumn } from './segment-row.ts';

/** Today's, yesterday's (for its uids), and a few that a backlog may need. */
const FILES_OPEN_MAX = 6;
const YESTERDAY_PARTS_MAX = 3;

/** Writes events into the segments of their days of arrival. */
export class SegmentWriter {
  readonly #dir: string;
  readonly #sealedParts: () => Promise<readonly SealedPartRow[]>;
  /** By file name, least recently used first. */
  readonly #files = new Map<string, SegmentFile>();
  /** The part that takes writes, by day. */
  readonly #current = new Map<string, { readonly name: string; readonly sealedToSeq: number }>();

  /** @param sealedParts the catalogue: asked when a day is met for the first time */
  constructor(dir: string, sealedParts: () => Promise<readonly SealedPartRow[]>) {
    this.#dir = dir;
    this.#sealedParts = sealedParts;
    mkdirSync(dir, { recursive: true, mode: 0o700 });
  }

  async write(rows: readonly SegmentRow[]): Promise<{ readonly duplicateUids: readonly number[] }> {
    const duplicateUids: number[] = [];
    for (const [day, ofDay] of Map.groupBy(rows, (row) => arrivalDay(row[segmentColumn.receivedMs]))) {
      duplicateUids.push(...(await this.#writeDay(day, ofDay)));
    }
    return { duplicateUids };
  }

  close(): void {
    for (const file of this.#files.values()) file.close();
    this.#files.clear();
    this.#current.clear();
  }

  async #writeDay(day: string, rows: readonly SegmentRow[]): Promise<readonly number[]> {
    const { fresh, duplicates } = await this.#withoutYesterdays(day, rows);
    // The part may be sealed while we look; then the next part takes the events.
    for (;;) {
      const current = this.#current.get(day) ?? (await this.#findCurrent(day));
      this.#current.set(day, current);
      // A replay of events that were sealed meanwhile finds them in Parquet.
      const unsealed = fresh.filter((row) => row[segmentColumn.seq] > current.sealedToSeq);
      if (unsealed.length === 0) return duplicates;
      const outcome = this.#open(current.name)?.write(unsealed);
      if (outcome?.isSealing === false) return [...duplicates, ...outcome.duplicateUids];
      this.#close(current.name);
      this.#current.delete(day);
    }
  }

  /** A source that repeats itself after midnight repeats a uid of the day before. */
  async #withoutYesterdays(day: string, rows: readonly SegmentRow[]) {
    const names = this.#openParts(dayBefore(day)).slice(-YESTERDAY_PARTS_MAX).map(segmentFileName);
    if (names.length === 0 || rows.every((row) => row[segmentColumn.uid] === null))
      return { fresh: rows, duplicates: [] };
    const files = names.flatMap((name) => this.#open(name) ?? []);
    const isKnown = (row: SegmentRow) => {
      const uid = row[segmentColumn.uid];
      const seq = row[segmentColumn.seq];
      return (
        uid !== null && files.some((file) => (file.seqOfUid(row[segmentColumn.source], uid) ?? seq) !== seq)
      );
    };
    const { known = [], fresh = [] } = Object.groupBy(rows, (row) => (isKnown(row) ? 'known' : 'fresh'));
    return { fresh, duplicates: known.map((row) => row[segmentColumn.seq]) };
  }

  async #findCurrent(day: string) {
    const sealed = (await this.#sealedParts()).filter((row) => row.day === day);
    const sealedNumbers = new Set(sealed.map((row) => row.part));
    const sealedToSeq = Math.max(-1, ...sealed.map((row) => row.to_seq));
    const open = this.#openParts(day).filter(({ part }) => !sealedNumbers.has(part));
    const taking = open.find((part) => this.#open(segmentFileName(part))?.facts().state === 'open');
    if (taking) return { name: segmentFileName(taking), sealedToSeq };
    const part = Math.max(-1, ...sealedNumbers, ...open.map((entry) => entry.part)) + 1;
    const name = segmentFileName({ day, part });
    new SegmentFile(join(this.#dir, name)).close();
    return { name, sealedToSeq };
  }

  #openParts(day: string): SegmentPart[] {
    return readdirSync(this.#dir).flatMap((name) => {
      const part = segmentPartOf(name);
      return part?.day === day ? [part] : [];
    });
  }

  /**
   * The file, if it is there. One that was removed since is not made anew under its old number, which stands for what
   * is sealed; behind an open handle it lives on and says that it is being sealed.
   */
  #open(name: string): SegmentFile | undefined {
    let file = this.#files.get(name);
    if (!file && !existsSync(join(this.#dir, name))) return undefined;
    file ??= new SegmentFile(join(this.#dir, name));
    this.#files.delete(name);
    this.#files.set(name, file);
    for (const oldest of this.#files.keys()) {
      if (this.#files.size <= FILES_OPEN_MAX) break;
      this.#close(oldest);
    }
    return file;
  }

  #close(name: string): void {
    this.#files.get(name)?.close();
    this.#files.delete(name);
  }
}
