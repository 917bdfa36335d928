import type { Provenance } from '../../../../contracts/guard.ts';
import { Fault } from '../../../../kernel/fault.ts';
import { gatewayFaults } from '../../errors.ts';
import type { Operation } from '../../operation.ts';
import { geminiConversation } from './gemini-conversation.ts';

type JsonObject = Readonly<Record<string, unknown>>;

const ADDRESS = /^\/v1(?:beta|alpha)?\/models\/([A-Za-z0-9][A-Za-z0-9._-]{0,127}):([A-Za-z]{1,40})$/;
const LIST = /^\/v1(?:beta|alpha)\/models(?:\/[A-Za-z0-9][A-Za-z0-9._-]{0,127})?$/;

/** Who wrote the text under a key; Google takes both spellings of each. */
const provenance: Readonly<Record<string, Provenance>> = {
  systemInstruction: 'system',
  system_instruction: 'system',
  tools: 'developer',
  toolConfig: 'developer',
  tool_config: 'developer',
  generationConfig: 'developer',
  generation_config: 'developer',
};
const embedded: Readonly<Record<string, Provenance>> = { content: 'document', requests: 'document' };

const common = { dialect: 'gemini', shape: 'gemini', numericAnswer: false, checkBody } as const;

/** What each method of a model is to the gateway. */
const methods: Readonly<Record<string, Omit<Operation, 'upstreamPath' | 'model'>>> = {
  generateContent: { ...common, name: 'generate_content', provenance, judged: geminiConversation },
  streamGenerateContent: {
    ...common,
    name: 'generate_content',
    provenance,
    judged: geminiConversation,
    streams: true,
    streamsArrays: true,
  },
  countTokens: { ...common, name: 'generate_content', provenance, numericAnswer: true },
  embedContent: { ...common, name: 'embeddings', provenance: embedded, numericAnswer: true },
  batchEmbedContents: { ...common, name: 'embeddings', provenance: embedded, numericAnswer: true },
};

const models: Operation = {
  ...common,
  name: 'models',
  provenance: {},
  upstreamPath: '/models',
  isList: true,
};

/** The operation behind an address of the Gemini API; undefined for what is not served. */
export function geminiOperation(path: string, query: string): Operation | undefined {
  const match = ADDRESS.exec(path);
  if (match === null) return LIST.test(path) ? models : undefined;
  const [, model, method] = match as unknown as readonly [string, string, string];
  if (!Object.hasOwn(methods, method)) return undefined;
  // Nothing of the query goes on but what says how the stream is framed: keys stand there with careless clients.
  const framing = new URLSearchParams(query).get('alt') === 'sse' ? '?alt=sse' : '';
  const upstreamPath = `/models/${model}:${method}${method === 'streamGenerateContent' ? framing : ''}`;
  return { ...methods[method]!, upstreamPath, model, checkBody: (body) => checkBody(body, model) };
}

/** A body may name the model again, for itself and for parts of it: it has to be the one that policy and upstream were chosen by. */
function checkBody(body: JsonObject, model?: string): void {
  const named = [body, body.generateContentRequest, body.generate_content_request];
  const parts = Array.isArray(body.requests) ? body.requests : [];
  for (const [i, part] of [...named, ...parts].entries()) {
    if (typeof part !== 'object' || part === null) continue;
    const { model: other } = part as JsonObject;
    if (other === undefined || other === model || other === `models/${model}`) continue;
    const field = i < named.length ? 'model' : `requests/${i - named.length}/model`;
    throw new Fault(gatewayFaults.modelMismatch, { field });
  }
}
