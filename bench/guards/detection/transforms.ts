/** Ways to write the same text so that a person or a model still reads it and a pattern does not. */
const map = (text: string, change: (letter: string) => string) => [...text].map(change).join('');
const bytes = (text: string) => Buffer.from(text);
const swaps = (table: string) => {
  const pairs = new Map(table.split(' ').map((pair) => [pair[0]!, [...pair][1]!]));
  return (text: string) => map(text, (letter) => pairs.get(letter) ?? letter);
};
const shifted = (base: number) => (text: string) =>
  map(text, (letter) =>
    /[a-z]/.test(letter) ? String.fromCodePoint(base + letter.charCodeAt(0) - 97) : letter,
  );
const rot13 = (text: string) =>
  map(text, (letter) => {
    if (!/[a-z]/i.test(letter)) return letter;
    const base = letter >= 'a' ? 97 : 65;
    return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
  });
const base64 = (text: string) => bytes(text).toString('base64');
const hex = (text: string) => bytes(text).toString('hex');

export const transforms: Readonly<Record<string, (text: string) => string>> = {
  'upper case': (text) => text.toUpperCase(),
  'alternating case': (text) =>
    [...text].map((letter, at) => (at % 2 ? letter.toUpperCase() : letter)).join(''),
  'spaces between letters': (text) =>
    text
      .split(/\s+/)
      .map((word) => [...word].join(' '))
      .join('   '),
  'dots between letters': (text) =>
    text
      .split(/\s+/)
      .map((word) => [...word].join('.'))
      .join(' '),
  'hyphens between letters': (text) =>
    text
      .split(/\s+/)
      .map((word) => [...word].join('-'))
      .join(' '),
  'zero-width spaces': (text) => [...text].join('\u200b'),
  'soft hyphens': (text) => [...text].join('\u00ad'),
  'word joiners': (text) => [...text].join('\u2060'),
  'bidi override': (text) => `\u202d${text}\u202c`,
  'tag characters': (text) =>
    `Hello! ${map(text, (letter) => String.fromCodePoint(0xe0000 + (letter.charCodeAt(0) & 127)))}`,
  'variation selectors': (text) => map(text, (letter) => `${letter}\ufe0f`),
  'combining marks': (text) => map(text, (letter) => `${letter}\u0301`),
  fullwidth: (text) =>
    map(text, (letter) =>
      /[!-~]/.test(letter) ? String.fromCharCode(letter.charCodeAt(0) + 0xfee0) : letter,
    ),
  'mathematical bold': shifted(0x1d41a),
  'circled letters': shifted(0x24d0),
  'Cyrillic look-alikes': swaps('aа eе oо pр cс xх yу iі'),
  'Greek look-alikes': swaps('oο vν iι'),
  leet: swaps('e3 i1 o0 a4 s5 t7'),
  base64,
  'base64 three deep': (text) => base64(base64(base64(text))),
  hexadecimal: hex,
  'hexadecimal in base64': (text) => base64(hex(text)),
  'URL encoding': (text) => [...bytes(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  'HTML entities': (text) => map(text, (letter) => `&#${letter.codePointAt(0)};`),
  'JSON escapes': (text) => map(text, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`),
  rot13,
  reversed: (text) => [...text].reverse().join(''),
  'HTML comment': (text) => `<p>Hello</p><!-- ${text} -->`,
  'markdown comment': (text) => `# Title\n\n[//]: # (${text})`,
  'one word a line': (text) => text.split(/\s+/).join('\n'),
};
