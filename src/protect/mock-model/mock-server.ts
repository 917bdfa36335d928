import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerLocal } from './answer-local.ts';
import { tokensOf } from './answers.ts';
import { type Behaviour, behaviourOf } from './behaviours.ts';
import { messagesAnswer, messagesFrames } from './messages-shape.ts';
import { misbehave } from './misbehave.ts';
import { type Mood, moodOf } from './personas.ts';
import { responsesAnswer, responsesFrames } from './responses-shape.ts';
import { sendJson } from './send-json.ts';
import {
  chatAnswer,
  chatFrames,
  completionAnswer,
  completionFrames,
  embeddingsAnswer,
  replyTo,
} from './shapes.ts';
import { streamFrames } from './stream-frames.ts';

type JsonObject = Readonly<Record<string, unknown>>;

export interface MockModelOptions {
  /** 0 takes any free port. */
  readonly port?: number;
  readonly host?: string;
  /** Pause before each streamed frame. */
  readonly frameDelayMs?: number;
  /** Pause before an answer of the model `slow`. */
  readonly slowMs?: number;
  /** Called with each request, for tests that look at what arrived. */
  readonly onRequest?: (request: MockRequest) => void;
}

export interface MockRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** Resolves with true when the answer was broken off by the other side. */
  readonly closedEarly: Promise<boolean>;
}

export interface MockModel {
  /** e.g. `http://127.0.0.1:4010` */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

const BODY_MAX = 32 * 1024 * 1024;
const models = ['mock-large', 'mock-small', 'mock-embed', 'claude-mock'];

const shapes = {
  '/v1/chat/completions': { answer: chatAnswer, frames: chatFrames },
  '/v1/completions': { answer: completionAnswer, frames: completionFrames },
  '/v1/responses': { answer: responsesAnswer, frames: responsesFrames },
  '/v1/messages': { answer: messagesAnswer, frames: messagesFrames },
} as const;

function answer(path: string, raw: string, response: ServerResponse, options: MockModelOptions): void {
  let body: JsonObject;
  try {
    body = JSON.parse(raw) as JsonObject;
  } catch {
    sendJson(response, 400, {
      error: { message: 'Not JSON.', type: 'invalid_request_error', param: null, code: null },
    });
    return;
  }
  const model = String(body.model);
  const behaviour = moodFor(model, raw);
  const streams = body.stream === true;
  if (misbehave(behaviour, streams, response, path)) return;
  const reply = replyTo(body, model, behaviour);
  const shape = Object.hasOwn(shapes, path) ? shapes[path as keyof typeof shapes] : undefined;
  const respond = (): void => {
    if (path === '/v1/embeddings') sendJson(response, 200, embeddingsAnswer(body, model));
    else if (path === '/v1/messages/count_tokens') sendJson(response, 200, { input_tokens: tokensOf(raw) });
    else if (shape === undefined)
      sendJson(response, 404, { error: { message: `No ${path} here.`, type: 'invalid_request_error' } });
    else if (streams) void streamFrames(response, shape.frames(reply), behaviour, options.frameDelayMs ?? 0);
    else sendJson(response, 200, shape.answer(reply));
  };
  if (behaviour === 'slow') setTimeout(respond, options.slowMs ?? 2_000);
  else respond();
}

function moodFor(model: string, raw: string): Behaviour | Mood {
  const named = behaviourOf(model);
  return named === 'flaky' ? moodOf(raw) : named;
}

function parsed(raw: string): JsonObject {
  try {
    return JSON.parse(raw) as JsonObject;
  } catch {
    // A request without a body asks for something all the same.
    return {};
  }
}

function listModels(response: ServerResponse): void {
  const data = models.map((id) => ({ id, object: 'model', created: 1_763_000_000, owned_by: 'mock' }));
  sendJson(response, 200, { object: 'list', data });
}

function receive(request: IncomingMessage, response: ServerResponse, options: MockModelOptions): void {
  const path = (request.url ?? '/').split('?', 1)[0]!;
  const chunks: Buffer[] = [];
  let bytes = 0;
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > BODY_MAX) request.destroy();
    else chunks.push(chunk);
  });
  request.on('end', () => {
    const body = Buffer.concat(chunks).toString('utf8');
    if (options.onRequest) {
      const closedEarly = new Promise<boolean>((resolve) => {
        response.once('close', () => resolve(!response.writableFinished));
      });
      options.onRequest({
        method: request.method ?? 'GET',
        path,
        headers: request.headers,
        body,
        closedEarly,
      });
    }
    const local = {
      method: request.method ?? 'GET',
      url: request.url ?? '/',
      body: parsed(body),
      models,
      delayMs: options.frameDelayMs ?? 0,
      behaviourFor: (model: string) => moodFor(model, body),
    };
    if (request.method === 'GET' && path === '/v1/models') listModels(response);
    else if (!answerLocal(local, response)) answer(path, body, response, options);
  });
}

/**
 * Starts a server that plays a model provider: OpenAI, Anthropic, Gemini and Ollama at once. It invents nothing at random, so what it
 * says can be compared byte by byte.
 */
export async function startMockModel(options: MockModelOptions = {}): Promise<MockModel> {
  const server: Server = createServer((request, response) => receive(request, response, options));
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, options.host ?? '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${options.host ?? '127.0.0.1'}:${port}`,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
