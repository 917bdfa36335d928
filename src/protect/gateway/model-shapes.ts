import type { Upstream } from '../../contracts/upstream.ts';
import type { Exchange } from './exchange.ts';
import type { ListedModel } from './fetch-models.ts';

/** How a kind of client reads models. */
interface ModelShape {
  /** Upstreams whose models such a client can call. */
  readonly kinds: readonly Upstream['kind'][];
  one(model: ListedModel): object;
  list(models: readonly ListedModel[]): object;
}

function openaiModel(model: ListedModel): object {
  return { id: model.id, object: 'model', created: model.createdSeconds, owned_by: model.ownedBy };
}

function createdAt({ createdSeconds }: ListedModel): string {
  return new Date(createdSeconds * 1_000).toISOString();
}

function anthropicModel(model: ListedModel): object {
  return { type: 'model', id: model.id, display_name: model.displayName, created_at: createdAt(model) };
}

function geminiModel({ id, displayName }: ListedModel): object {
  return { name: `models/${id}`, displayName };
}

const openai: ModelShape = {
  kinds: ['openai', 'anthropic'],
  one: openaiModel,
  list: (models) => ({ object: 'list', data: models.map(openaiModel) }),
};
const anthropic: ModelShape = {
  kinds: ['openai', 'anthropic'],
  one: anthropicModel,
  list: (models) => ({
    data: models.map(anthropicModel),
    has_more: false,
    first_id: models[0]?.id ?? null,
    last_id: models.at(-1)?.id ?? null,
  }),
};
const gemini: ModelShape = {
  kinds: ['gemini'],
  one: geminiModel,
  list: (models) => ({ models: models.map(geminiModel) }),
};
const ollama: ModelShape = {
  kinds: ['ollama'],
  one: (model) => ({ name: model.id, model: model.id, modified_at: createdAt(model) }),
  list: (models) => ({ models: models.map(ollama.one) }),
};

/** The shape that a caller's client reads; Anthropic's says who it is in a header. */
export function modelShapeOf({ call, operation }: Pick<Exchange, 'call' | 'operation'>): ModelShape {
  if (operation?.dialect === 'gemini') return gemini;
  if (operation?.dialect === 'ollama') return ollama;
  return call.headers['anthropic-version'] === undefined ? openai : anthropic;
}
