import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type GatewayPolicy, gatewayPolicySchema } from '../../contracts/guard.ts';
import { type Chain, createChain, createStreamInspector, defaultPolicy, loadDefaultGuards } from './index.ts';

const keyBody = Array.from(
  { length: 40 },
  (_, line) => `MIIE${String(line).padStart(4, '0')}${'aB3dE5gH7jK9'.repeat(4)}`,
);
const privateKey = `-----BEGIN RSA PRIVATE ${'KEY'}-----\n${keyBody.join('\n')}\n-----END RSA PRIVATE ${'KEY'}-----`;
const githubToken = `ghp_${'a8Kd02LsmQ9xYtR4vBnW7eZc1UfH6jGp3OiA'}`;
const longToken = `eyJhbGciOiJIUzI1NiJ9.eyJ${'c3ViIjoiMTIzNDU2Nzg5MCIs'.repeat(60)}.${'dBjftJeZ4CVP'.repeat(4)}`;

const numbers = '1234 5678 9012 3456 7890 '.repeat(30);

const pieces = [
  'Hello there, this is ordinary prose about nothing in particular. ',
  'Grüße aus Köln 👩‍👩‍👧 and 東京 too. ',
  'Write to jane.doe@example.org today. ',
  `The token is ${githubToken} as agreed. `,
  'Card 4111 1111 1111 1111, thanks. ',
  'IBAN GB29 NWBK 6016 1331 9268 19 please. ',
  'Born on 12.03.1985 in Rome. ',
  'National Insurance AB 12 34 56 C it is. ',
  'password: hunter2!x9 and then more words follow here. ',
  `${privateKey}\n`,
  `${longToken} `,
  'x'.repeat(700),
  numbers,
  'Order 123456, 3 items at 12:30, commit 4f2a9c1e8b7d6f5a. ',
  '\n\n```ts\nconst apiKey = process.env.API_KEY;\n```\n',
];

let chain: Chain;
let blocking: Chain;

beforeAll(async () => {
  const guards = await loadDefaultGuards();
  chain = createChain(guards, defaultPolicy);
  const policy: GatewayPolicy = gatewayPolicySchema.parse({
    name: 'strict',
    guards: [{ guard: 'secrets', action: 'block' }],
  });
  blocking = createChain(guards, policy);
});

function run(chunks: readonly string[], of = chain): { text: string; reasons: string; action: string } {
  const stream = createStreamInspector(of, { path: '/text' });
  let text = '';
  for (const chunk of chunks) text += stream.push(chunk).text;
  text += stream.end().text;
  return { text, reasons: JSON.stringify(stream.reasons), action: stream.action };
}

function split(text: string, cuts: readonly number[]): string[] {
  const places = [
    0,
    ...cuts.map((cut) => cut % (text.length + 1)).sort((left, right) => left - right),
    text.length,
  ];
  return places.slice(1).map((place, index) => text.slice(places[index], place));
}

const texts = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 })
  .map((parts) => parts.join(''));

describe('a stream', () => {
  it('gives the same bytes and verdict for every split', () => {
    fc.assert(
      fc.property(texts, fc.array(fc.nat(), { maxLength: 30 }), (text, cuts) => {
        expect(run(split(text, cuts))).toEqual(run([text]));
      }),
      { numRuns: 150, seed: 3 },
    );
  });

  it('says what it took out: applied to the stream as it came in, that gives the released text', () => {
    fc.assert(
      fc.property(texts, fc.array(fc.nat(), { maxLength: 30 }), (text, cuts) => {
        const stream = createStreamInspector(chain, { path: '/text' });
        const steps = [...split(text, cuts).map((chunk) => stream.push(chunk)), stream.end()];
        let rebuilt = '';
        let at = 0;
        for (const { start, end, replacement } of steps.flatMap(({ redactions }) => redactions)) {
          expect(start).toBeGreaterThanOrEqual(at);
          rebuilt += text.slice(at, start) + replacement;
          at = end;
        }
        expect(rebuilt + text.slice(at)).toBe(steps.map((step) => step.text).join(''));
        expect(steps.at(-1)!.releasedTo).toBe(text.length);
      }),
      { numRuns: 60, seed: 5 },
    );
  });

  it('gives the same for single units and every cut in two', () => {
    const text = pieces.slice(0, 8).join('');
    const whole = run([text]);
    expect(run(text.split(''))).toEqual(whole);
    for (let cut = 0; cut <= text.length; cut++)
      expect(run([text.slice(0, cut), text.slice(cut)])).toEqual(whole);
  });

  it('takes out what the chain takes out of the whole text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const verdict = chain.inspect({
          direction: 'output',
          segments: [{ path: '/text', text, provenance: 'model' }],
        });
        expect(run([text]).text).toBe(verdict.redacted?.[0]?.text ?? text);
      }),
      { numRuns: 150, seed: 5 },
    );
  });

  it('never lets a part of a secret out', () => {
    for (const secret of [githubToken, privateKey, longToken]) {
      const { text } = run(`Here it is: ${secret} and that was it. Bye now.`.split(''));
      expect(text).toMatch(/^Here it is: \[SECRET:[a-z-]+\]\s+and that was it\. Bye now\.$/);
    }
  });

  it('releases prose up to the last word and holds no more than twice the longest match', () => {
    const stream = createStreamInspector(chain, { path: '/text' });
    expect(stream.push('It was a dark and stormy night; the rain fell in tor').text).toBe(
      'It was a dark and stormy night; the rain fell in ',
    );
    let given = 0;
    let released = 0;
    const other = createStreamInspector(chain, { path: '/text' });
    for (const unit of numbers.repeat(5)) {
      given++;
      released += other.push(unit).text.length;
      expect(given - released).toBeLessThanOrEqual(chain.holdBackMax * 2);
    }
  });

  it('blocks in the middle and says where', () => {
    const text = `All fine so far. Key: ${githubToken} and on.`;
    const stream = createStreamInspector(blocking, { path: '/text' });
    const step = stream.push(`${text} ${'More words. '.repeat(20)}`);
    expect(step.isBlocked).toBe(true);
    expect(step.text).toBe('All fine so far. ');
    expect(stream.reasons[0]?.spans[0]).toMatchObject({
      start: text.indexOf('ghp_'),
      end: text.indexOf('ghp_') + 40,
    });
    expect(stream.push('more').text).toBe('');
    expect(stream.end().text).toBe('');
  });

  it('costs time in proportion to its length', () => {
    // Numbers are the costliest text. Reading everything again for each block would take minutes.
    const start = performance.now();
    run([numbers.repeat(100)]);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
