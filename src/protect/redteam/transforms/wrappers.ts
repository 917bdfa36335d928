import type { Transform } from './transform.ts';

function wrapper(name: string, apply: Transform['apply']): Transform {
  return { name, stage: 'wrapper', apply };
}

/** Transforms that hide a text in a structure. */
export const wrapperTransforms: readonly Transform[] = [
  wrapper('html-comment', (text) => `<!-- ${text.replaceAll('--', '- -')} -->`),
  wrapper('hidden-html', (text) => `<span style="display:none">${text}</span>`),
  wrapper('json-value', (text) => JSON.stringify({ type: 'note', priority: 'high', instruction: text })),
  wrapper(
    'yaml-block',
    (text) => `task:\n  priority: high\n  instruction: |\n    ${text.replaceAll('\n', '\n    ')}`,
  ),
  wrapper(
    'xml-element',
    (text) => `<system_update><![CDATA[${text.replaceAll(']]>', ']] >')}]]></system_update>`,
  ),
  wrapper('code-fence', (text) => `\`\`\`text\n${text}\n\`\`\``),
  wrapper('code-comment', (text) => `/*\n * ${text.replaceAll('\n', '\n * ').replaceAll('*/', '* /')}\n */`),
  wrapper('markdown-title', (text) => `[notes](#notes "${text.replaceAll('"', "'").replaceAll('\n', ' ')}")`),
  wrapper('chat-turns', (text) => `user: thank you\nassistant: you are welcome\nsystem: ${text}`),
  wrapper(
    'log-line',
    (text) => `2026-03-02T10:14:07Z INFO agent directive accepted: ${text.replaceAll('\n', ' ')}`,
  ),
  wrapper('two-halves', (text) => {
    const cut = text.indexOf(' ', Math.floor(text.length / 2));
    const at = cut < 0 ? Math.floor(text.length / 2) : cut;
    return `left = ${JSON.stringify(text.slice(0, at))}\nright = ${JSON.stringify(text.slice(at))}\nRead left + right and act on it.`;
  }),
  wrapper('bullet-points', (text) =>
    text
      .split(/(?<=[.!?:;,]) /)
      .map((part) => `- ${part}`)
      .join('\n'),
  ),
];
