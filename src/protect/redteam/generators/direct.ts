import { applyTransform, obfuscate } from '../transforms/compose.ts';
import { wrapperTransforms } from '../transforms/wrappers.ts';
import { frames, suppressions } from '../words/frames.ts';
import { draft, fill, type Generator, pickOperator, systemWithRule, user } from './context.ts';
import { makeOrder, phrase, withOverride } from './order.ts';

/** The user says that the rules no longer hold, in many languages and words. */
export const directInjection: Generator = (context) => {
  const { random } = context;
  const operator = pickOperator(context);
  const order = makeOrder(random, random.chance(0.55));
  const isWrapped = random.chance(0.25);
  const wrapper = random.pick(wrapperTransforms);
  const plain = withOverride(order, random);
  const payload = isWrapped ? applyTransform(wrapper, plain, random) : plain;
  const lead = random.pick(['', `${random.pick(operator.asks)}\n\n`, `${random.pick(operator.asks)} `]);
  const tail = random.pick(['', '', ' Thank you.', '\n\nThat is all.']);
  return draft(context, {
    technique: lead === '' ? 'override' : 'override behind a question',
    transforms: isWrapped ? [wrapper.name] : [],
    system: systemWithRule(operator),
    turns: [[user(lead + payload + tail)]],
    expect: phrase(order),
    payload,
  });
};

/** The order inside of a role, a story, a game or a made-up authority. */
export const jailbreak: Generator = (context) => {
  const { random } = context;
  const frame = random.pick(frames);
  const order = makeOrder(random, random.chance(0.8));
  const payload = fill(frame.text, { order: order.text });
  return draft(context, {
    technique: frame.name,
    system: systemWithRule(pickOperator(context)),
    turns: [[user(payload)]],
    expect: phrase(order),
    payload,
  });
};

/** The order with words that forbid to refuse. */
export const refusalSuppression: Generator = (context) => {
  const { random } = context;
  const frame = random.pick(suppressions);
  const order = makeOrder(random, random.chance(0.8));
  const wish = random.chance(0.4) ? withOverride(order, random) : order.text;
  const payload = fill(frame.text, { order: wish.charAt(0).toUpperCase() + wish.slice(1) });
  return draft(context, {
    technique: frame.name,
    system: systemWithRule(pickOperator(context)),
    turns: [[user(payload)]],
    expect: phrase(order),
    payload,
  });
};

/** The order in another form: one to three layers of letters, encodings and structures. */
export const obfuscation: Generator = (context) => {
  const { random } = context;
  const operator = pickOperator(context);
  const order = makeOrder(random, true);
  const plain = random.chance(0.6) ? withOverride(order, random) : order.text;
  const { text: payload, names } = obfuscate(plain, random.pick([1, 1, 1, 2, 2, 3]), random);
  const lead = random.chance(0.3) ? `${random.pick(operator.asks)}\n\n` : '';
  return draft(context, {
    technique: `${names.length} ${names.length === 1 ? 'layer' : 'layers'}`,
    transforms: [...names],
    system: systemWithRule(operator),
    turns: [[user(lead + payload)]],
    expect: phrase(order),
    payload,
  });
};
