import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidates, secretRuleIds } from './rules.ts';
import { beginScan } from './run-reader.ts';
import { findSecrets, scanSecrets, TOO_MANY } from './scan-secrets.ts';

const letters = 'a8Kd02LsmQ9xYtR4vBnW7eZc1UfH6jGp3OiAkE5wDrTq0XyVbMz2ChJlNgPu8SoF';
const hex = '4f2a9c1e8b7d6f5a3c2b1d0e9f8a7b6c5d4e3f2a1b0c9d8e7f6a5b4c3d2e1f0a';
const upper = 'Q3EGWXYZ7K2LMN5PABCD4RST6UVHJ';

const planted: readonly [rule: string, text: string][] = [
  ['aws-access-token', `AKIA${upper.slice(0, 16)}`],
  ['aws-secret-key', `aws_secret_access_key = "${letters.slice(0, 40)}"`],
  ['gcp-api-key', `AIza${letters.slice(0, 35)}`],
  ['github-pat', `ghp_${letters.slice(0, 36)}`],
  ['github-fine-grained-pat', `github_pat_${letters.slice(0, 22)}_${letters.slice(0, 59)}`],
  ['gitlab-pat', `glpat-${letters.slice(0, 20)}`],
  ['slack-bot-token', `xoxb-123456789012-123456789012-${letters.slice(0, 24)}`],
  ['slack-webhook-url', `https://hooks.slack.com/services/T0A1B2C3D/B0A1B2C3D/${letters.slice(0, 24)}`],
  ['stripe-access-token', `sk_live_${letters.slice(0, 24)}`],
  ['openai-api-key', `sk-${letters.slice(0, 20)}T3BlbkFJ${letters.slice(20, 40)}`],
  ['anthropic-api-key', `sk-ant-api03-${letters}${letters.slice(0, 29)}AA`],
  ['huggingface-access-token', `hf_${letters.replace(/\d/g, 'x').slice(0, 34)}`],
  ['npm-access-token', `npm_${letters.slice(0, 36)}`],
  ['pypi-upload-token', `pypi-AgEIcHlwaS5vcmc${letters}`],
  ['sendgrid-api-token', `SG.${letters.slice(0, 22)}.${letters.slice(0, 43)}`],
  ['telegram-bot-token', `123456789:AA${letters.slice(0, 33)}`],
  ['azure-storage-key', `AccountKey=${letters}${letters.slice(0, 22)}==`],
  ['databricks-api-token', `dapi${hex.slice(0, 32)}`],
  ['database-url', 'postgres://app:w9Zk2LpQ@db.internal:5432/app'],
  ['jwt', `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.${letters.slice(0, 43)}`],
  ['generic-api-key', `"client_secret": "${letters.slice(3, 35)}"`],
  ['generic-password', 'my password is Tr0ub4dor&3'],
  ['twilio-api-key', `SK${hex.slice(0, 32)}`],
  ['authorization-header', `Authorization: Bearer ${letters.slice(0, 40)}`],
];

const innocent = [
  'commit 4f2a9c1e8b7d6f5a3c2b1d0e9f8a7b6c5d4e3f2a',
  'id 123e4567-e89b-12d3-a456-426614174000',
  `integrity sha512-${letters}${letters}==`,
  `data:image/png;base64,iVBORw0KGgo${letters}${letters}`,
  'const token = await getToken(request);',
  'password: process.env.PASSWORD',
  'api_key = "YOUR_API_KEY_HERE"',
  `api_key: $${'{{'} secrets.API_KEY }}`,
  'The password must have eight characters and a digit.',
  'Das Passwort: für alle gleich',
  'secret = os.environ["SECRET"]',
  'token: string;',
  'ask-me-anything-about-risk-management',
  'IOG7pWd34buN IFBVUkU= IG7DpWdvbg== Lml0ZXJhdG9y IG7DpWdyYQ== IG5vdGFz',
  'kApiTaggedSize = kApiInt64Size; NL80211_ATTR_KEY_DATA,\n\tNL80211_ATTR_KEY_IDX,',
  'autoComplete:`new-password`,required:!0,hint:_',
  '* **api:** gpt-5.1-codex-max and responses',
];

describe('scanning for secrets', () => {
  it.each(planted)('finds %s', (rule, text) => {
    const found = scanSecrets(`Before. ${text} after.`).filter((match) => match.score >= 0.5);
    expect(found.map((match) => match.rule)).toEqual([rule]);
  });

  it.each(innocent)('leaves alone: %s', (text) => {
    expect(scanSecrets(text).filter((match) => match.score >= 0.5)).toEqual([]);
  });

  it('notes the keys of documentation with a score under every threshold in use', () => {
    const found = scanSecrets('aws_access_key_id = AKIAIOSFODNN7EXAMPLE');
    expect(found).toMatchObject([{ rule: 'aws-access-token', score: 0.3 }]);
  });

  it('covers a private key to its end, and one that is cut short', () => {
    const head = `-----BEGIN OPENSSH PRIVATE ${'KEY'}-----`;
    const body = '\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQ\nAAAA==\n';
    const whole = `${head}${body}-----END OPENSSH PRIVATE ${'KEY'}-----`;
    expect(scanSecrets(`x ${whole}. y`)).toMatchObject([
      { rule: 'private-key', start: 2, end: 2 + whole.length },
    ]);
    expect(scanSecrets(`x ${head}${body}`)[0]?.end).toBe(2 + head.length + body.length);
  });

  it('has every anchor in lower case, and two hundred rules and more', () => {
    for (const { anchors } of candidates)
      for (const anchor of anchors) expect(anchor).toBe(anchor.toLowerCase());
    expect(secretRuleIds.length).toBeGreaterThan(270);
  });

  it('matches every form as it would without what it remembers of the text', () => {
    const pieces = fc.constantFrom(
      ...candidates.flatMap(({ anchors }) => anchors),
      ...[
        letters,
        hex,
        upper,
        '-',
        '_',
        '.',
        '=',
        '"',
        ' ',
        '/>',
        'a',
        'T3BlbkFJ',
        '%3D',
        'LCJyZWdpb25fdXJs',
      ],
    );
    const shapes = candidates.flatMap((candidate) => ('shape' in candidate ? [candidate.shape] : []));
    fc.assert(
      fc.property(
        fc.array(pieces, { minLength: 1, maxLength: 8 }),
        fc.constantFrom(...shapes),
        (list, shape) => {
          const text = list.join('');
          const scan = beginScan();
          for (let at = 0; at < text.length; at++)
            expect(shape.matchAt(text, at, scan)).toEqual(shape.matchAt(text, at, beginScan()));
        },
      ),
      { numRuns: 400, seed: 1 },
    );
  });

  it('takes the rest of a text as one match when there are more than it lists', () => {
    const key = `AKIA${upper.slice(0, 16)}`;
    const found = findSecrets(`${key} `.repeat(10), { matchesMax: 4 });
    expect(found).toHaveLength(5);
    expect(found).toContainEqual({ rule: TOO_MANY, start: 63, end: 210, score: 1 });
  });

  it.each([
    `dop_v1_${hex.slice(0, 29)}666666${hex.slice(0, 29)}`,
    `fo1_GlvKMrnumw_61qJRFOhuUgMP1-a6LMxxXxoapf1ULg7`,
  ])('does not take a row of characters or letters that fall together for a placeholder: %s', (key) => {
    expect(scanSecrets(key)).toMatchObject([{ score: 0.95 }]);
  });

  it.each([`ghp_${'x'.repeat(36)}`, `api_key = "$${'{{'} secrets.KEY_1 }}"`, 'token: <your-token-1>'])(
    'takes fillers and slots for placeholders: %s',
    (text) => {
      expect(scanSecrets(text).filter(({ score }) => score >= 0.5)).toEqual([]);
    },
  );

  it('gives sorted, disjoint ranges inside the text', () => {
    const parts = fc.constantFrom(...planted.map(([, text]) => text), ...innocent, ' ', '\n', '"', '=');
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 12 }), (list) => {
        const text = list.join('');
        let last = 0;
        for (const { start, end } of scanSecrets(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  it.each(['password=', 'eyJ', 'sk-', 'aws_secret=== ', 'postgres://a:', 'curl -u ', '-----BEGIN '])(
    'reads 300 kB of %s in bounded time',
    (unit) => {
      const text = unit.repeat(Math.ceil(300_000 / unit.length));
      const start = performance.now();
      scanSecrets(text);
      // A quadratic scan would take minutes; the bound leaves room for a busy machine.
      expect(performance.now() - start).toBeLessThan(3_000);
    },
  );
});
