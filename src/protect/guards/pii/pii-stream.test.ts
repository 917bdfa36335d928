import { describe, expect, it } from 'vitest';
import { gatewayPolicySchema } from '../../../contracts/guard.ts';
import { createChain } from '../chain.ts';
import { createStreamInspector } from '../stream.ts';
import { createPiiGuard, PII_GUARD } from './pii-guard.ts';

const texts = [
  'Please wire it to the BIC DEUTDEFF today, or to DEUTDEFF500, thanks a lot for it.',
  'Ring +33 6 12 34 56 78 or (212) 555-0147 tomorrow; the rest is prose and goes on for a while.',
  'National Insurance AB 12 34 56 C, SSN 536-22-8726, card 4111 1111 1111 1111 and some words.',
  'Account ES91 2100 0418 4502 0005 1332 thanks, from ::ffff:81.2.69.142 and fe80::1ff:fe23:4567:890a today.',
  '手机号是13800138000。身份证：11010519491231002X 谢谢 and jane.doe@example.org then text.',
  'to cosmos1depk54cuajgkzea6zpgkq36tnjwdzv4afc3d27 and LM2WMpR1Rp6j3Sa59cMXMs1SPzj9eXpGc1 please, at once.',
];

describe('structured data in a stream', () => {
  const policy = gatewayPolicySchema.parse({
    name: 'p',
    guards: [{ guard: PII_GUARD, action: 'redact', threshold: 0.5 }],
  });
  const chain = createChain([createPiiGuard()], policy);
  const run = (pieces: readonly string[]) => {
    const stream = createStreamInspector(chain, { path: '/text' });
    return pieces.map((piece) => stream.push(piece).text).join('') + stream.end().text;
  };

  it.each(texts)('is taken out as it is from the whole text: %s', (text) => {
    const segments = [{ path: '/text', text, provenance: 'model' as const }];
    const whole = chain.inspect({ direction: 'output', segments }).redacted?.[0]?.text;
    expect(whole).toContain('[');
    expect(run([...text])).toBe(whole);
    expect(run([text])).toBe(whole);
    for (let cut = 1; cut < text.length; cut++)
      expect(run([text.slice(0, cut), text.slice(cut)])).toBe(whole);
  });
});
