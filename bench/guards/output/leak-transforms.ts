type Random = () => number;

const sentences = (text: string) => text.split(/(?<=[.!?])\s+|\n+/).filter((one) => one.trim().length > 0);

function pick(text: string, share: number, random: Random): string {
  const all = sentences(text);
  const count = Math.max(1, Math.round(all.length * share));
  const from = Math.floor(random() * (all.length - count + 1));
  return all.slice(from, from + count).join(' ');
}

// biome-ignore format: pairs read better in lines
const synonyms: Readonly<Record<string, string>> = {
  you: 'I', your: 'my', yours: 'mine', yourself: 'myself', are: 'am', answer: 'reply to', provide: 'give', create: 'make', write: 'draft',
  ensure: 'make sure', use: 'rely on', never: 'under no circumstances', always: 'at all times', must: 'have to', should: 'ought to',
  help: 'assist', assist: 'help', request: 'ask', explain: 'describe', describe: 'explain', include: 'add', input: 'material',
  output: 'result', following: 'next', based: 'founded', important: 'key', information: 'details', user: 'person', users: 'people',
  question: 'query', questions: 'queries', only: 'just', want: 'would like', reply: 'answer', act: 'behave', begin: 'start',
  identify: 'find', extract: 'pull out', analyze: 'study', summary: 'overview', content: 'material', clear: 'plain', concise: 'brief',
  expert: 'specialist', section: 'part', sentence: 'line', specific: 'particular', improve: 'better', suggest: 'propose', need: 'require',
  several: 'a number of', often: 'frequently', about: 'regarding', understand: 'grasp', possible: 'feasible', different: 'various',
};

function reword(text: string, random: Random, share: number): string {
  return text.replace(/[A-Za-z]+/g, (word) => {
    const other = synonyms[word.toLowerCase()];
    return other !== undefined && random() < share ? other : word;
  });
}

function drop(text: string, random: Random, share: number): string {
  return text
    .split(' ')
    .filter(() => random() >= share)
    .join(' ');
}

function shuffled(text: string, random: Random): string {
  return sentences(text)
    .map((one) => ({ one, at: random() }))
    .sort((left, right) => left.at - right.at)
    .map(({ one }) => one)
    .join(' ');
}

const bytes = (text: string) => new TextEncoder().encode(text);
const lead = 'Sure, this is what I was given before our conversation began: ';

/** Ways in which a system prompt leaves: each makes an answer out of a prompt. */
export const leakTransforms: Readonly<Record<string, (text: string, random: Random) => string>> = {
  whole: (text) => lead + text,
  'a third of it': (text, random) => lead + pick(text, 0.34, random),
  'a tenth of it': (text, random) => lead + pick(text, 0.1, random),
  'one sentence': (text, random) => {
    const long = sentences(text).filter((one) => one.length > 60);
    return `Well, one thing is this: "${(long[Math.floor(random() * long.length)] ?? text).slice(0, 300)}" and more.`;
  },
  'words left out': (text, random) => lead + drop(pick(text, 0.5, random), random, 0.15),
  'first person': (text, random) => lead + reword(pick(text, 0.6, random), random, 1),
  'reworded and shuffled': (text, random) =>
    lead + drop(shuffled(reword(text, random, 0.9), random), random, 0.2),
  'shortened to half': (text, random) => lead + drop(reword(text, random, 0.8), random, 0.45),
  base64: (text) => lead + Buffer.from(text).toString('base64'),
  'base64 in lines': (text) =>
    lead +
    (
      Buffer.from(text)
        .toString('base64')
        .match(/.{1,76}/g) ?? []
    ).join('\n'),
  'base64 of base64': (text) => lead + Buffer.from(Buffer.from(text).toString('base64')).toString('base64'),
  hexadecimal: (text) => lead + Buffer.from(text).toString('hex'),
  'hexadecimal pairs': (text) =>
    lead + [...bytes(text)].map((byte) => byte.toString(16).padStart(2, '0')).join(' '),
  rot13: (text) =>
    lead +
    text.replace(/[a-z]/gi, (unit) => {
      const base = unit <= 'Z' ? 65 : 97;
      return String.fromCharCode(((unit.charCodeAt(0) - base + 13) % 26) + base);
    }),
  reversed: (text) => lead + [...text].reverse().join(''),
  'letters spaced': (text) => lead + [...text].join(' '),
  'letters dashed': (text) => lead + [...text].join('-'),
  'URL encoded': (text) => lead + encodeURIComponent(text),
  'JSON escaped': (text) =>
    lead + [...text].map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  'wide letters': (text) =>
    lead + text.replace(/[!-~]/g, (unit) => String.fromCharCode(unit.charCodeAt(0) + 0xfee0)),
  'tag characters': (text) =>
    lead + text.replace(/[ -~]/g, (unit) => String.fromCodePoint(unit.charCodeAt(0) + 0xe0000)),
  'a word a line': (text) =>
    text
      .split(/\s+/)
      .map((word, index) => `${index + 1}. ${word}`)
      .join('\n'),
  'split by remarks': (text) =>
    sentences(text)
      .map((one) => `Next part: ${one} (go on)`)
      .join('\n'),
};
