import { expect, it } from 'vitest';
import { gatewayPolicySchema } from '../../../contracts/guard.ts';
import { createChain } from '../chain.ts';
import { createStreamInspector } from '../stream.ts';
import { loadNameModel } from './names/load-name-model.ts';
import { createNamesGuard, NAMES_GUARD } from './names-guard.ts';

const text =
  'Hello there. My name is Maria Schneider and I live at 12 Park Street, Springfield. Please ask Oluwaseun Adebayo! The weather is fine.';

it('takes names out of a stream alike for every two-way split and for single units', async () => {
  const policy = gatewayPolicySchema.parse({
    name: 'names',
    guards: [{ guard: NAMES_GUARD, action: 'redact', threshold: 0.5 }],
  });
  const chain = createChain([createNamesGuard(await loadNameModel())], policy);
  const run = (pieces: readonly string[]) => {
    const stream = createStreamInspector(chain, { path: '/text' });
    return pieces.map((piece) => stream.push(piece).text).join('') + stream.end().text;
  };
  const whole = run([text]);
  expect(whole).not.toMatch(/Maria|Schneider|Park Street|Oluwaseun/);
  expect(whole).toContain('The weather is fine.');
  for (let cut = 1; cut < text.length; cut++) expect(run([text.slice(0, cut), text.slice(cut)])).toBe(whole);
  expect(run([...text])).toBe(whole);
});
