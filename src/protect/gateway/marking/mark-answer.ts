import { locateJson } from '../locate-json.ts';
import { rewriteJson } from '../rewrite-json.ts';
import { asObject } from '../usage.ts';
import { markCandidate } from './mark-gemini.ts';
import { type Notice, withNotice } from './notice-text.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** A whole answer in any dialect with its notice. What calls tools and what holds JSON gets none. */
export function markAnswer(text: string, notice: Notice): string {
  const body = parsed(text);
  if (body === undefined) return text;
  if (body.type === 'message') return markMessage(text, body, notice);
  const values = new Map<string, string>();
  for (const [path, old] of markedTexts(body)) {
    const marked = withNotice(old, notice);
    if (marked !== old) values.set(path, JSON.stringify(marked));
  }
  for (const [i, candidate] of items(body.candidates)) markCandidate(candidate, i, notice, values);
  return values.size === 0 ? text : (rewriteJson(text, values) ?? text);
}

function parsed(text: string): JsonObject | undefined {
  try {
    return asObject(JSON.parse(text));
  } catch {
    // A page in plain text is no answer of a model.
    return undefined;
  }
}

function* items(value: unknown): Generator<readonly [index: number, item: JsonObject]> {
  if (!Array.isArray(value)) return;
  for (const [index, raw] of value.entries()) {
    const item = asObject(raw);
    if (item !== undefined) yield [index, item];
  }
}

/** Texts of chat completions, completions and responses that people read, by their place. */
function* markedTexts(body: JsonObject): Generator<readonly [path: string, text: string]> {
  for (const [i, choice] of items(body.choices)) {
    if (typeof choice.text === 'string') yield [`/choices/${i}/text`, choice.text];
    const message = asObject(choice.message);
    if (message === undefined || Array.isArray(message.tool_calls) || asObject(message.function_call))
      continue;
    if (typeof message.content === 'string') yield [`/choices/${i}/message/content`, message.content];
  }
  yield* outputTexts(body.output, '/output');
  const ollama = asObject(body.message);
  if (typeof body.response === 'string') yield ['/response', body.response];
  else if (typeof ollama?.content === 'string' && !Array.isArray(ollama.tool_calls))
    yield ['/message/content', ollama.content];
}

/** Texts of the messages in a `responses` answer. */
export function* outputTexts(
  output: unknown,
  base: string,
): Generator<readonly [path: string, text: string]> {
  for (const [i, item] of items(output)) {
    if (item.type !== 'message') continue;
    for (const [k, part] of items(item.content))
      if (part.type === 'output_text' && typeof part.text === 'string')
        yield [`${base}/${i}/content/${k}/text`, part.text];
  }
}

/** Anthropic's answers are lists of blocks: a notice at the end is a block of its own. */
function markMessage(text: string, body: JsonObject, notice: Notice): string {
  const blocks = [...items(body.content)];
  if (blocks.some(([, block]) => block.type === 'tool_use')) return text;
  const first = blocks.find(
    ([, block]) => block.type === 'text' && typeof block.text === 'string' && /\S/.test(block.text),
  );
  if (first === undefined) return text;
  const [index, block] = first;
  const old = String(block.text);
  const marked = withNotice(old, notice);
  if (marked === old) return text;
  if (notice.position === 'start')
    return rewriteJson(text, new Map([[`/content/${index}/text`, JSON.stringify(marked)]])) ?? text;
  const place = locateJson(text, new Set(['/content'])).get('/content');
  if (place === undefined) return text;
  const added = JSON.stringify({ type: 'text', text: notice.insertion });
  return `${text.slice(0, place.end - 1)},${added}${text.slice(place.end - 1)}`;
}
