import type { GuardSegment } from '../../../contracts/guard.ts';
import { Fault } from '../../../kernel/fault.ts';
import { gatewayFaults } from '../errors.ts';
import { extractInput } from '../extract.ts';
import type { Operation } from '../operations.ts';
import { rewriteJson } from '../rewrite-json.ts';
import type { PlantedCanary } from './planted-canary.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** Makes a marker for a system prompt. */
export type CanaryMaker = (systemText: string, conversation: string) => PlantedCanary;

/** A request on its way out. */
interface OutgoingRequest {
  readonly text: string;
  readonly body: JsonObject;
}

/** Where the words of a system prompt stand, in every dialect: not its author's name, not an id. */
const promptText = /\/(?:content|text|instructions|system|\d+)$/;
const CONVERSATION_UNITS = 2_048;

/**
 * Puts a marker behind the longest text of the system prompt, which most likely holds what is worth hiding. No other
 * byte of the request changes. The marker is the same for all calls of a conversation, so that providers can go on
 * caching the prompt.
 *
 * @param callerId conversations of different callers never share a marker
 * @returns undefined when the request has no system prompt: then there is nothing to give away
 * @throws Fault `guard_failed` when the prompt cannot be changed where it stands
 */
export function plantCanary(
  operation: Operation,
  { text, body }: OutgoingRequest,
  callerId: string,
  make: CanaryMaker | undefined,
  segmentsMax: number,
): { readonly text: string; readonly planted: PlantedCanary } | undefined {
  if (operation.numericAnswer) return undefined;
  const { segments } = extractInput(operation, body, segmentsMax).content;
  const target = longest(segments.filter((segment) => isPrompt(segment, operation)));
  if (target === undefined) return undefined;
  if (make === undefined) throw new Fault(gatewayFaults.guardFailed);
  const question = segments.find(({ provenance }) => provenance === 'user')?.text ?? '';
  const conversation = JSON.stringify([callerId, target.text, question.slice(0, CONVERSATION_UNITS)]);
  const planted = make(target.text, conversation);
  const value = JSON.stringify(target.text + planted.addition);
  const rewritten = rewriteJson(text, new Map([[target.path, value]]));
  if (rewritten === undefined) throw new Fault(gatewayFaults.guardFailed);
  return { text: rewritten, planted };
}

function isPrompt({ provenance, path }: GuardSegment, operation: Operation): boolean {
  if (provenance !== 'system' && provenance !== 'developer') return false;
  const top = path.split('/', 2)[1] ?? '';
  // Tools and formats are the developer's too, but no prose.
  return operation.provenance[top] !== 'developer' && promptText.test(path);
}

function longest(segments: readonly GuardSegment[]): GuardSegment | undefined {
  return segments.reduce<GuardSegment | undefined>(
    (best, segment) => (best === undefined || segment.text.length > best.text.length ? segment : best),
    undefined,
  );
}
