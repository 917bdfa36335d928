import type { GatewayEvent } from '../../../contracts/gateway-event.ts';
import type { GatewayPolicy } from '../../../contracts/guard.ts';
import type { StreamFraming } from '../framing/stream-framing.ts';
import { answerSchemaOf } from '../guard-call.ts';
import type { Operation } from '../operation.ts';
import { rewriteJson } from '../rewrite-json.ts';
import { asObject } from '../usage.ts';
import type { FrameMarker } from './frame-marker.ts';
import { markAnswer } from './mark-answer.ts';
import { ChatMarker } from './mark-chat-stream.ts';
import { GeminiMarker } from './mark-gemini-stream.ts';
import { MessagesMarker } from './mark-messages-stream.ts';
import { OllamaMarker } from './mark-ollama-stream.ts';
import { ResponsesMarker } from './mark-responses-stream.ts';
import { type Notice, noticeOf } from './notice-text.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** IPTC's term for what a trained model made, as C2PA manifests name it. */
const SOURCE_TYPE = 'trainedAlgorithmicMedia';
const SOURCE_TYPE_URL = `http://cv.iptc.org/newscodes/digitalsourcetype/${SOURCE_TYPE}`;

/** Marks the frames of one streamed answer. */
export interface StreamMarker {
  /** Takes a frame that is about to leave, and answers what leaves in its place. */
  push(raw: Buffer): readonly Buffer[];
}

/** How one answer says that a model made it. */
export interface Marking {
  /** For the event, once the answer has left; undefined when the policy wants no metadata. */
  readonly note: GatewayEvent['marking'];
  headers(): readonly string[];
  /** A whole answer with its notice; every other character stays as it is. */
  markBody(bytes: Buffer): Buffer;
  openStream(framing: StreamFraming): StreamMarker | undefined;
}

const headers = ['ai-disclosure', 'mode=ai-originated', 'x-bartizan-ai-generated', SOURCE_TYPE_URL] as const;

/** @returns undefined when nothing is to be marked: the policy does not ask for it, or the answers are numbers */
export function openMarking(
  { marking: policy, answerSchema }: Pick<GatewayPolicy, 'marking' | 'answerSchema'>,
  operation: Operation,
  request: JsonObject,
): Marking | undefined {
  if (policy === undefined || operation.numericAnswer || operation.name === 'models') return undefined;
  // An answer that has to be JSON would no longer be with a sentence beside it.
  const notice = (answerSchema ?? answerSchemaOf(request)) === undefined ? noticeOf(policy) : undefined;
  let hasNotice = false;
  const onNotice = () => {
    hasNotice = true;
  };
  return {
    get note(): GatewayEvent['marking'] {
      return policy.metadata ? { digitalSourceType: SOURCE_TYPE, notice: hasNotice } : undefined;
    },
    headers: () => (policy.metadata ? headers : []),
    markBody: (bytes) => (notice === undefined ? bytes : markedBytes(bytes, notice, onNotice)),
    openStream: (framing) =>
      notice === undefined ? undefined : openStream(markerFor(operation, notice), framing, onNotice),
  };
}

function markedBytes(bytes: Buffer, notice: Notice, onNotice: () => void): Buffer {
  const text = bytes.toString('utf8');
  const marked = markAnswer(text, notice);
  if (marked === text) return bytes;
  onNotice();
  return Buffer.from(marked);
}

const markers = {
  chat: ChatMarker,
  messages: MessagesMarker,
  responses: ResponsesMarker,
  gemini: GeminiMarker,
  ollama: OllamaMarker,
} as const satisfies Record<Operation['shape'], new (notice: Notice) => FrameMarker>;

function markerFor({ shape }: Operation, notice: Notice): FrameMarker {
  return new markers[shape](notice);
}

function openStream(marker: FrameMarker, framing: StreamFraming, onNotice: () => void): StreamMarker {
  return {
    push: (raw) => {
      const frame = framing.read(raw);
      const body = frame.data === undefined ? undefined : parsed(frame.data);
      const marks = body && marker.push(body);
      if (marks === undefined) return [raw];
      const data = marks.values.size === 0 ? undefined : rewriteJson(frame.data!, marks.values);
      if (data === undefined && marks.values.size > 0) return [raw];
      onNotice();
      const before = marks.before.map((one) => framing.write(one.event, one.data, false));
      return [...before, data === undefined ? raw : framing.rewrite(frame, data)];
    },
  };
}

function parsed(data: string): JsonObject | undefined {
  if (!data.startsWith('{')) return undefined;
  try {
    return asObject(JSON.parse(data));
  } catch {
    // Only a stream without guards has frames that are no JSON; they hold no text that could be marked.
    return undefined;
  }
}
