import type { GuardContent } from '../../../../contracts/guard.ts';

const text = (words: string): GuardContent => ({
  direction: 'input',
  segments: [{ path: '/text', text: words, provenance: 'user' }],
});

/** A customer's module as the guide describes it; "loop" makes it run for ever, "throw" makes it fail. */
export const guard = {
  name: 'project-names',
  version: '1',
  probes: { bad: [text('about Nightjar')], good: [text('about birds')] },
  inspect: ({ segments }: GuardContent) => {
    const whole = segments.map((segment) => segment.text).join('\n');
    while (whole.includes('loop'));
    if (whole.includes('throw')) throw new TypeError('no');
    const score = whole.includes('Nightjar') ? 1 : 0;
    const reasons = score === 0 ? [] : [{ guard: 'x', rule: 'name', score, spans: [], explanation: 'A name.' }];
    return { guard: 'x', score, reasons };
  },
};
