import type { ServerResponse } from 'node:http';
import type { Behaviour } from './behaviours.ts';
import { geminiAnswer, geminiEmbeddings, geminiFrames, geminiModels } from './gemini-shape.ts';
import { misbehave } from './misbehave.ts';
import { ollamaAnswer, ollamaLines, ollamaModels } from './ollama-shape.ts';
import type { Mood } from './personas.ts';
import { sendJson } from './send-json.ts';
import { type Reply, replyTo } from './shapes.ts';
import { streamFrames, streamTexts } from './stream-frames.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** A request in Gemini's or Ollama's shape. */
interface LocalRequest {
  readonly method: string;
  /** With its query. */
  readonly url: string;
  readonly body: JsonObject;
  readonly models: readonly string[];
  readonly delayMs: number;
  behaviourFor(model: string): Behaviour | Mood;
}

const GEMINI = /^\/v1beta\/models(?:\/([^/:?]+))?(?::(\w+))?(?:\?(.*))?$/;

/** Answers what is meant for Gemini or Ollama; false for everything else. */
export function answerLocal(request: LocalRequest, response: ServerResponse): boolean {
  const gemini = GEMINI.exec(request.url);
  if (gemini !== null) answerGemini(request, gemini, response);
  else if (request.url.startsWith('/api/')) answerOllama(request, response);
  else return false;
  return true;
}

function answerGemini(request: LocalRequest, match: RegExpExecArray, response: ServerResponse): void {
  const [, model = '', method, query = ''] = match;
  const { body, delayMs } = request;
  if (method === undefined) {
    sendJson(response, 200, geminiModels(request.models));
    return;
  }
  const behaviour = request.behaviourFor(model);
  const streams = method === 'streamGenerateContent';
  if (misbehave(behaviour, streams, response, request.url)) return;
  const reply = replyTo(body, model, behaviour);
  if (method === 'countTokens') sendJson(response, 200, { totalTokens: reply.inputTokens });
  else if (method.toLowerCase().includes('embed'))
    sendJson(
      response,
      200,
      geminiEmbeddings(method, Array.isArray(body.requests) ? body.requests.length : 1),
    );
  else if (!streams) sendJson(response, 200, geminiAnswer(reply));
  else if (query.includes('alt=sse')) void streamFrames(response, geminiFrames(reply), behaviour, delayMs);
  else void streamTexts(response, 'application/json', arrayTexts(reply), delayMs);
}

function* arrayTexts(reply: Reply): Generator<string> {
  let before = '[';
  for (const { data } of geminiFrames(reply)) {
    yield before + JSON.stringify(data, null, 2);
    before = '\n,\n';
  }
  yield '\n]\n';
}

function answerOllama(request: LocalRequest, response: ServerResponse): void {
  const endpoint = request.url.slice('/api/'.length);
  const { body } = request;
  const model = String(body.model);
  if (endpoint === 'tags') {
    sendJson(response, 200, ollamaModels(request.models));
    return;
  }
  const behaviour = request.behaviourFor(model);
  if (misbehave(behaviour, body.stream !== false, response, request.url)) return;
  const reply = replyTo(body, model, behaviour);
  if (endpoint === 'embed')
    sendJson(response, 200, { model, embeddings: [[0.1, 0.2]], prompt_eval_count: reply.inputTokens });
  else if (endpoint === 'embeddings') sendJson(response, 200, { embedding: [0.1, 0.2] });
  else if (endpoint === 'show') sendJson(response, 200, { license: 'Apache-2.0', template: '{{ .Prompt }}' });
  else if (endpoint !== 'chat' && endpoint !== 'generate') sendJson(response, 404, { error: 'not found' });
  else if (body.stream === false) sendJson(response, 200, ollamaAnswer(endpoint, reply));
  else void streamTexts(response, 'application/x-ndjson', lineTexts(endpoint, reply), request.delayMs);
}

function* lineTexts(endpoint: 'chat' | 'generate', reply: Reply): Generator<string> {
  for (const line of ollamaLines(endpoint, reply)) yield `${JSON.stringify(line)}\n`;
}
