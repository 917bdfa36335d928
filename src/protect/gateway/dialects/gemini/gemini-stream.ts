import type { StreamReader } from '../../stream-reader.ts';
import { asObject } from '../../usage.ts';

type JsonObject = Readonly<Record<string, unknown>>;

const PART_TEXT = /^\/candidates\/(\d+)\/content\/parts\/(\d+)\/text$/;
const CHOSEN = /^\/candidates\/(\d+)\/logprobsResult#copies$/;

function candidatesOf(frame: JsonObject): readonly (JsonObject | undefined)[] {
  return Array.isArray(frame.candidates) ? frame.candidates.map(asObject) : [];
}

function groupOf(candidate: JsonObject | undefined, position: string): string {
  const index = candidate?.index;
  return `/candidates/${typeof index === 'number' ? index : position}`;
}

/** Frames of `streamGenerateContent`: each is an answer of its own whose parts continue those of the one before. */
export const geminiStream: StreamReader = {
  address(frame, { path }) {
    const [, copied] = CHOSEN.exec(path) ?? [];
    if (copied !== undefined) {
      const group = `${groupOf(candidatesOf(frame)[Number(copied)], copied)}/logprobs`;
      return { channel: group, group };
    }
    const [, position, part] = PART_TEXT.exec(path) ?? [];
    if (position === undefined) return undefined;
    const candidate = candidatesOf(frame)[Number(position)];
    const parts = asObject(candidate?.content)?.parts;
    const isThought = Array.isArray(parts) && asObject(parts[Number(part)])?.thought === true;
    const group = groupOf(candidate, position);
    return { channel: `${group}/content/${isThought ? 'thought' : 'text'}`, group };
  },
  closes(frame) {
    return candidatesOf(frame).flatMap((candidate, position) => {
      if (typeof candidate?.finishReason !== 'string') return [];
      const group = groupOf(candidate, String(position));
      return [group, `${group}/logprobs`];
    });
  },
  isLast: (frame) =>
    'error' in frame ||
    asObject(frame.promptFeedback)?.blockReason !== undefined ||
    candidatesOf(frame).some((candidate) => typeof candidate?.finishReason === 'string'),
  endsBlockedAtOnce: true,
  blockedEnding(last) {
    const { modelVersion, responseId } = last ?? {};
    const index = candidatesOf(last ?? {})[0]?.index ?? 0;
    const candidates = [{ content: { role: 'model', parts: [] }, finishReason: 'SAFETY', index }];
    return [{ data: JSON.stringify({ candidates, modelVersion, responseId }) }];
  },
};
