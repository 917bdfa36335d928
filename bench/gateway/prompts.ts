/** Sentences that people write to a billing assistant; every prompt draws its own, so that no prompt repeats another. */
const sentences: readonly string[] = [
  'How do I get a refund for the invoice that I paid twice last month?',
  'Our accountant says that the tax rate on the second line looks wrong.',
  'Could you explain what the fee of 12.50 on the April statement is for?',
  'I moved to a new flat and would like the bills sent there from now on.',
  'The total does not match the order confirmation that your shop sent me.',
  'Please tell me which documents you need before the contract can be changed.',
  'Two of the five licences were cancelled in March but are still charged.',
  'Is there a way to pay by quarter instead of every month?',
  'My colleague in Lisbon received a reminder although she paid on time.',
  'We would like a summary of all payments of the past year as a table.',
  'The discount that your sales team promised is missing again.',
  'What happens to our credit when we switch to the smaller plan?',
  'I cannot find the button that downloads the receipt on my phone.',
  'Does the price include support at weekends, or is that a separate item?',
  'Thank you for the quick help last time, it worked straight away.',
  'A purchase order number has to appear on each invoice, can you add it?',
];

const SYSTEM_REPEATS = 6;
const USER_SENTENCES = 9;

/** A small seeded generator (mulberry32), so that every run sends the same prompts. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Bodies of about 1 kB of JSON, as a chat application would send them: one system prompt, and a user text of its own each. */
export function requestBodies(model: string, count: number): string[] {
  const random = seeded(7);
  const pick = (): string => sentences[Math.floor(random() * sentences.length)]!;
  const system = 'You are a helpful assistant of the billing team. '.repeat(SYSTEM_REPEATS);
  return Array.from({ length: count }, () => {
    // A number of its own in every sentence keeps sentences from being the same as in another prompt.
    const user = Array.from(
      { length: USER_SENTENCES },
      () => `${pick()} Case ${Math.floor(random() * 1e7)}.`,
    );
    const messages = [
      { role: 'system', content: system },
      { role: 'user', content: user.join(' ') },
    ];
    return JSON.stringify({ model, messages, temperature: 0.2 });
  });
}
