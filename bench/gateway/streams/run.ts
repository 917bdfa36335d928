/**
 * Streamed answers through the default guards: `node bench/gateway/streams/run.ts`. Every two-way split and 10,000 random
 * ones (down to single bytes, cut inside of characters, JSON escapes and frames) have to give the same bytes and the same
 * verdict; then how much text is held back, and how much later the first token comes than from the upstream itself.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { gatewayChain } from '../../../src/platform/gateway-chain.ts';
import { GuardPool } from '../../../src/platform/guard-pool.ts';
import { createChain } from '../../../src/protect/guards/chain.ts';
import { defaultPolicy, loadDefaultGuards } from '../../../src/protect/guards/index.ts';
import { createStreamInspector } from '../../../src/protect/guards/stream.ts';
import { stopChildren } from '../children.ts';
import { median } from '../load-client.ts';
import { answers, prose } from './answers.ts';
import { firstTokenMs } from './first-token.ts';
import { OpenRelay } from './relay-of.ts';

const RANDOM_SPLITS = 10_000;
const FIRST_TOKEN_ROUNDS = 200;

let state = 7;
/** mulberry32: every run cuts alike. */
function random(): number {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
}

/** At most `most` places to cut at, sorted; one in ten cuts everywhere. */
function cutsOf(length: number, most: number): number[] {
  if (random() < 0.1) return Array.from({ length: length - 1 }, (_, index) => index + 1);
  const count = 1 + Math.floor(random() * most);
  return Array.from({ length: count }, () => Math.floor(random() * (length + 1))).sort((a, b) => a - b);
}

function pieces<T extends Buffer | string>(whole: T, cuts: readonly number[]): T[] {
  const at = [0, ...cuts, whole.length];
  return at.slice(1).map((end, index) => whole.slice(at[index], end) as T);
}

/** A chat completion that streams these pieces; non-ASCII escaped in every other frame, as some providers do. */
function frames(contents: readonly string[]): Buffer {
  const frame = (delta: object, finish: string | null, escapes: boolean): string => {
    const json = JSON.stringify({ id: 'c', choices: [{ index: 0, delta, finish_reason: finish }] });
    const written = escapes
      ? json.replaceAll(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      : json;
    return `data: ${written}\n\n`;
  };
  const all = contents.map((content, index) => frame({ content }, null, index % 2 === 1));
  return Buffer.from([...all, frame({}, 'stop', false), 'data: [DONE]\n\n'].join(''));
}

function textOf(stream: string): string {
  return Buffer.from(stream, 'latin1')
    .toString()
    .split('\n\n')
    .filter((frame) => frame.startsWith('data: {'))
    .map((frame) => JSON.parse(frame.slice(6)).choices[0]?.delta.content ?? '')
    .join('');
}

const guards = await loadDefaultGuards();
const chain = gatewayChain(guards, defaultPolicy, new GuardPool());

function relayed(chunks: readonly Buffer[]): { readonly bytes: string; readonly verdict: string } {
  const relay = new OpenRelay(chain);
  for (const chunk of chunks) relay.data(chunk);
  relay.end();
  return relay;
}

let compared = 0;
let differences = 0;
function compare(given: unknown, wanted: unknown): void {
  compared++;
  if (given !== wanted) differences++;
}

for (const answer of answers) {
  const stream = frames(pieces(answer, cutsOf(answer.length, 12)));
  const whole = relayed([stream]);
  for (let at = 1; at < stream.length; at++) {
    const split = relayed([stream.subarray(0, at), stream.subarray(at)]);
    compare(split.bytes + split.verdict, whole.bytes + whole.verdict);
  }
}
const twoWay = compared;
for (let round = 0; round < RANDOM_SPLITS; round++) {
  const answer = answers[round % answers.length]!;
  const whole = relayed([frames([answer])]);
  // Cut twice: by the model into frames, by the network into chunks.
  const stream = frames(pieces(answer, cutsOf(answer.length, 20)));
  const split = relayed(pieces(stream, cutsOf(stream.length, 20)));
  compare(textOf(split.bytes) + split.verdict, textOf(whole.bytes) + whole.verdict);
}

/** Characters that were given and not yet passed on, after every piece of a model's size. */
function holdBack(): number[] {
  const inspector = createStreamInspector(createChain(guards, defaultPolicy), {
    path: '/choices/0/message/content',
  });
  const held: number[] = [];
  let given = 0;
  for (const token of prose.repeat(20).match(/\s?\S{1,4}/g) ?? []) {
    given += token.length;
    held.push(given - inspector.push(token).releasedTo);
  }
  return held.sort((a, b) => a - b);
}

const held = holdBack();
const at = (share: number): number => held[Math.floor(held.length * share)]!;
try {
  const { direct, guarded } = await firstTokenMs(FIRST_TOKEN_ROUNDS);
  const report = {
    measuredAt: new Date().toISOString(),
    machine: { cpus: cpus().length, model: cpus()[0]?.model, node: process.version },
    splits: { twoWay, random: RANDOM_SPLITS, differences },
    verdicts: answers.map((answer) => JSON.parse(relayed([frames([answer])]).verdict)[0]),
    heldBackCharacters: { median: at(0.5), p95: at(0.95), most: held.at(-1) },
    firstTokenMs: {
      direct: median(direct),
      guarded: median(guarded),
      added: median(guarded) - median(direct),
    },
  };
  console.log(JSON.stringify(report, null, 2));
  mkdirSync(new URL('../../results/', import.meta.url), { recursive: true });
  writeFileSync(
    new URL('../../results/streams.json', import.meta.url),
    `${JSON.stringify(report, null, 2)}\n`,
  );
  if (differences > 0) process.exitCode = 1;
} finally {
  await stopChildren();
}
