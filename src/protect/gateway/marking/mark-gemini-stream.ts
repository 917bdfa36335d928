import { asObject } from '../usage.ts';
import { type FrameMarker, type FrameMarks, marksOf } from './frame-marker.ts';
import { type GrowingCandidate, markParts } from './mark-gemini.ts';
import { type Notice, NoticeChannel } from './notice-text.ts';

type JsonObject = Readonly<Record<string, unknown>>;

const CANDIDATES_MAX = 256;

/** Gemini: each frame is an answer whose parts continue those of the one before. */
export class GeminiMarker implements FrameMarker {
  readonly #notice: Notice;
  readonly #candidates = new Map<string, GrowingCandidate>();

  constructor(notice: Notice) {
    this.#notice = notice;
  }

  push(body: JsonObject): FrameMarks | undefined {
    if (!Array.isArray(body.candidates)) return undefined;
    const values = new Map<string, string>();
    const before: { data: string }[] = [];
    for (const [position, raw] of body.candidates.entries()) {
      const candidate = asObject(raw);
      const known = candidate && this.#candidate(String(candidate.index ?? position));
      const ending = candidate && known && markParts(candidate, position, known, values);
      if (ending) {
        const content = { role: 'model', parts: [{ text: ending }] };
        before.push({
          data: JSON.stringify({ candidates: [{ content, index: candidate.index ?? position }] }),
        });
      }
    }
    return marksOf(values, before);
  }

  #candidate(key: string): GrowingCandidate | undefined {
    const known = this.#candidates.get(key);
    if (known !== undefined || this.#candidates.size >= CANDIDATES_MAX) return known;
    const made = { channel: new NoticeChannel(this.#notice), callsTools: false };
    this.#candidates.set(key, made);
    return made;
  }
}
