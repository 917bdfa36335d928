import type { McpAlarm } from '../../contracts/mcp-event.ts';

const TEXT_MAX = 8_192;
const LEAVES_MAX = 5_000;
const DEPTH_MAX = 64;
const invisible =
  /[\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|[\u{e0000}-\u{e007f}]/u;
/** What has no place in data either: tag characters and overrides of the reading direction. */
const disguising = /[\u202d\u202e]|[\u{e0000}-\u{e007f}]/u;
/** Flags of parts of a country are spelled in tag characters. */
const flags = /\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{1,6}\u{e007f}/gu;
const DATA_MAX = 256 * 1024;
const comment = /<!--[\s\S]{0,2000}?-->/;
const signs: readonly RegExp[] = [
  /<\s*\/?\s*(?:important|system|instructions?|secret|hidden|admin|critical)\s*>/i,
  /\b(?:do not|don't|never|without) (?:tell|mention|inform|show|reveal|notify|telling|mentioning|informing)\b.{0,40}\b(?:user|anyone|this|human)/i,
  /\bignore\b.{0,30}\b(?:previous|prior|above|other|all)\b.{0,30}\b(?:instruction|prompt|rule|tool)/i,
  /\b(?:before|after|when(?:ever)?) (?:using|calling|invoking|you use|you call) (?:this|any|the|other)\b.{0,80}\b(?:read|send|call|include|pass|forward|copy|first)\b/i,
  /(?:~|\/home\/\w+|\$HOME)?\/\.(?:ssh|aws|gnupg|cursor|env|kube|docker)\b|\bid_rsa\b|\bmcp\.json\b/i,
  /\b(?:you must|always|make sure to|be sure to)\b.{0,60}\b(?:bcc|forward|send|upload|exfiltrate|leak|pass)\b.{0,60}(?:@|https?:|address|sidenote|parameter)/i,
];

/** A text in a definition or message, with its place. */
export interface PlacedText {
  readonly pointer: string;
  readonly text: string;
}

/** Finds instructions for the model in data. The composition root wires the injection guard to it. */
export type TextInspector = (
  texts: readonly PlacedText[],
) => readonly { readonly pointer: string; readonly explanation: string }[];

export function textsOf(value: unknown): readonly PlacedText[] {
  const texts: PlacedText[] = [];
  collect(value, '', 0, texts);
  return texts;
}

function collect(value: unknown, pointer: string, depth: number, texts: PlacedText[]): void {
  if (texts.length >= LEAVES_MAX || depth > DEPTH_MAX) return;
  if (typeof value === 'string') texts.push({ pointer, text: value });
  else if (typeof value === 'object' && value !== null) {
    for (const [key, child] of Object.entries(value)) {
      const at = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      // A key reaches the model like any other text.
      if (!Array.isArray(value) && (key.length > 64 || invisible.test(key)))
        texts.push({ pointer: at, text: key });
      collect(child, at, depth + 1, texts);
    }
  }
}

/**
 * What is wrong with texts: hidden characters, hidden orders, too much of it, and what the inspector says. A definition is
 * short and is read by the model as if the operator had written it; data may be long, and may hold comments and soft hyphens.
 */
export function poisonIn(
  value: unknown,
  subject: string,
  inspect: TextInspector,
  as: 'definition' | 'data' = 'definition',
): readonly McpAlarm[] {
  const texts = textsOf(value);
  const alarms: McpAlarm[] = [];
  if (texts.length >= LEAVES_MAX)
    alarms.push({
      kind: 'definition-too-large',
      subject,
      explanation: 'It holds more texts than are read.',
    });
  for (const { pointer, text } of texts) {
    if (as === 'definition' ? invisible.test(text) : disguising.test(text.replace(flags, '')))
      alarms.push({
        kind: 'hidden-characters',
        subject,
        pointer,
        explanation: 'The text holds characters that people cannot see and models read.',
      });
    if (as === 'definition' && text.length > TEXT_MAX)
      alarms.push({
        kind: 'text-too-long',
        subject,
        pointer,
        explanation: `The text is longer than ${TEXT_MAX} characters; orders hide in such.`,
      });
    const head = text.slice(0, as === 'definition' ? TEXT_MAX : DATA_MAX);
    if (signs.some((sign) => sign.test(head)) || (as === 'definition' && comment.test(head)))
      alarms.push({
        kind: 'poisoned-text',
        subject,
        pointer,
        explanation: 'The text gives the model orders that have nothing to do with what it describes.',
      });
  }
  const found = inspect(texts.filter(({ text }) => text.length >= 12));
  return [
    ...alarms,
    ...found.map(({ pointer, explanation }) => ({ kind: 'poisoned-text', subject, pointer, explanation })),
  ].slice(0, 50);
}
