/** Time of each guard on one core: `node bench/guards/latency.ts`. Prints median and 95th percentile in microseconds. */
import type { Guard, GuardContent } from '../../src/contracts/guard.ts';
import { createChain, defaultPolicy, loadDefaultGuards } from '../../src/protect/guards/index.ts';

const prose =
  'Could you help me plan a weekend in the mountains with two small children? We would like to arrive on Friday evening, stay in a quiet village with a bakery, and walk for two or three hours each day without steep climbs. My sister recommended a valley near the border, but she was there in winter and is not sure which huts are open in May. Please suggest a rough plan for each day and a list of things that we should not forget to bring. ';
const mixed =
  'Order 4711 from 2024-05-17 has not arrived; the tracking code is LX123456789DE and the invoice says EUR 49.90. Our server at 10.0.0.12 logged error 0x80070005 at 12:30:45 in build 2.14.7. ';
const texts: Readonly<Record<string, string>> = {
  '1 kB prose': prose.repeat(3).slice(0, 1024),
  '512 tokens': prose.repeat(6).slice(0, 2300),
  '1 kB with numbers': mixed.repeat(6).slice(0, 1024),
  '1 kB German':
    'Können Sie mir bitte erklären, wie ich die Rechnung für den Übergang prüfe und später ändere? '
      .repeat(11)
      .slice(0, 1024),
};
const ROUNDS = 4000;

const guards = await loadDefaultGuards();
const before = process.memoryUsage().rss;
const chain = createChain(guards, defaultPolicy);
for (const [name, text] of Object.entries(texts)) {
  for (const guard of guards) print(`${name}, ${guard.name}`, measure(guard, text));
  print(
    `${name}, chain`,
    time((turn) => chain.inspect(contentOf(text, turn))),
  );
}
console.log(`resident memory grew by ${((process.memoryUsage().rss - before) / 1e6).toFixed(1)} MB`);

/** Another text each time: guards may remember the ones that they saw. */
function contentOf(text: string, turn: number): GuardContent {
  const numbered = `${turn % 10_000} ${text}`;
  return {
    direction: 'input',
    segments: [{ path: '/messages/0/content', text: numbered, provenance: 'user' }],
  };
}

function measure(guard: Guard, text: string): number[] {
  const context = { threshold: 0.5, deadlineMs: Number.POSITIVE_INFINITY };
  return time((turn) => guard.inspect(contentOf(text, turn), context));
}

let turns = 0;

function time(work: (turn: number) => unknown): number[] {
  for (let round = 0; round < ROUNDS / 2; round++) work(turns++);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    work(turns++);
    times.push((performance.now() - start) * 1000);
  }
  return times.sort((left, right) => left - right);
}

function print(name: string, times: readonly number[]): void {
  const at = (share: number) => times[Math.floor(times.length * share)]!.toFixed(1);
  console.log(`${name.padEnd(32)} p50 ${at(0.5).padStart(7)} µs   p95 ${at(0.95).padStart(7)} µs`);
}
