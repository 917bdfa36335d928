import { join } from 'node:path';

/** Where the embedded store keeps what. */
export function sqliteFiles(dataDir: string) {
  return {
    control: join(dataDir, 'control.db'),
    journal: join(dataDir, 'journal.db'),
    eventsDir: join(dataDir, 'events'),
  };
}
