import { piecesOf } from './answers.ts';
import type { Frame, Reply } from './shapes.ts';

function usage({ inputTokens, outputTokens }: Reply): object {
  const usageMetadata = {
    promptTokenCount: inputTokens,
    candidatesTokenCount: outputTokens,
    totalTokenCount: inputTokens + outputTokens,
  };
  return { usageMetadata };
}

function answerOf(reply: Reply, parts: readonly object[], finishReason?: string): object {
  const end = finishReason === undefined ? {} : { finishReason };
  const candidates = Array.from({ length: reply.choices }, (_, index) => ({
    content: { parts, role: 'model' },
    ...end,
    index,
  }));
  return { candidates, ...usage(reply), modelVersion: reply.model, responseId: 'mock1' };
}

function partsOf({ tool, reasoning, text }: Reply): object[] {
  if (tool) return [{ functionCall: { name: tool.name, args: JSON.parse(tool.arguments) } }];
  return [...(reasoning === undefined ? [] : [{ text: reasoning, thought: true }]), { text }];
}

/** An answer of `generateContent`. */
export function geminiAnswer(reply: Reply): object {
  return answerOf(reply, partsOf(reply), reply.isCut ? 'MAX_TOKENS' : 'STOP');
}

/** The answers that `streamGenerateContent` sends one after another; the last piece of text comes with the end. */
export function* geminiFrames(reply: Reply): Generator<Frame> {
  if (reply.reasoning) yield { data: answerOf(reply, [{ text: reply.reasoning, thought: true }]) };
  const pieces = reply.tool ? [] : piecesOf(reply.text);
  for (const piece of pieces.slice(0, -1)) yield { data: answerOf(reply, [{ text: piece }]) };
  const last = reply.tool ? partsOf(reply) : [{ text: pieces.at(-1) ?? '' }];
  yield { data: answerOf(reply, last, reply.isCut ? 'MAX_TOKENS' : 'STOP') };
}

export function geminiModels(models: readonly string[]): object {
  return { models: models.map((id) => ({ name: `models/${id}`, displayName: id, version: '001' })) };
}

/** As many numbers as texts were asked about, for `embedContent` and its batch. */
export function geminiEmbeddings(method: string, requests: number): object {
  const values = [0.1, 0.2, 0.3];
  return method === 'embedContent'
    ? { embedding: { values } }
    : { embeddings: Array.from({ length: requests }, () => ({ values })) };
}
