// Writes examples/: recordings of the simulator's attacks, the same bytes every time. Run: node tools/make-examples.ts
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { attacks, Random } from '../src/simulator/index.ts';

const START_MS = Date.UTC(2026, 0, 15, 9, 30);

const names = {
  macroToRansomware: 'office-macro.ndjson',
  cloudTakeover: 'cloud-takeover.ndjson',
  sshToShell: 'ssh-to-shell.log',
} as const;

for (const [attack, file] of Object.entries(names)) {
  const records = attacks[attack as keyof typeof names](new Random(1), START_MS);
  const path = fileURLToPath(new URL(`../examples/${file}`, import.meta.url));
  writeFileSync(path, `${records.map(({ line }) => line).join('\n')}\n`);
}
