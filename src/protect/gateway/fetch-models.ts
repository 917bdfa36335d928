import type { Upstream } from '../../contracts/upstream.ts';
import { Fault } from '../../kernel/fault.ts';
import { gatewayFaults } from './errors.ts';
import type { UpstreamClient } from './upstream-client.ts';
import { asObject } from './usage.ts';

export interface ListedModel {
  readonly id: string;
  readonly kind: Upstream['kind'];
  readonly ownedBy: string;
  /** Seconds since the epoch; 0 when the upstream does not say. */
  readonly createdSeconds: number;
  readonly displayName: string;
}

const WAIT_MS = 5_000;
const MODELS_MAX = 5_000;

/** Where the list stands; Gemini's and Ollama's have a spelling of their own. */
const lists = {
  openai: { path: '/models', key: 'data' },
  anthropic: { path: '/models', key: 'data' },
  gemini: { path: '/models?pageSize=1000', key: 'models' },
  ollama: { path: '/tags', key: 'models' },
} as const;

function readModel(raw: unknown, { kind, name }: Upstream): ListedModel | undefined {
  const model = asObject(raw);
  const named = model?.id ?? model?.name;
  if (model === undefined || typeof named !== 'string') return undefined;
  const id = kind === 'gemini' ? named.replace(/^models\//, '') : named;
  const date = model.created_at ?? model.modified_at;
  const createdMs = typeof date === 'string' ? Date.parse(date) : Number.NaN;
  const created = typeof model.created === 'number' ? model.created : createdMs / 1_000;
  const shown = model.display_name ?? model.displayName;
  return {
    id,
    kind,
    ownedBy: typeof model.owned_by === 'string' ? model.owned_by : name,
    createdSeconds: Number.isFinite(created) ? Math.floor(created) : 0,
    displayName: typeof shown === 'string' ? shown : id,
  };
}

/** Gathers a small answer. */
function body(client: UpstreamClient, path: string, bytesMax: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    let stopped: Error | undefined;
    const stop = (cause: Error): void => {
      stopped ??= cause;
      request.abort(cause);
    };
    const request = client.get(path, {
      onHead(status) {
        if (status >= 300) stop(new Error(`The upstream answered ${status}.`));
      },
      onData(piece) {
        bytes += piece.length;
        if (bytes > bytesMax) stop(new Fault(gatewayFaults.upstreamTooLarge));
        else chunks.push(piece);
      },
      onEnd() {
        clearTimeout(timer);
        resolve(Buffer.concat(chunks));
      },
      onFailure(_failure, cause) {
        clearTimeout(timer);
        reject(stopped ?? cause);
      },
    });
    const timer = setTimeout(() => stop(new Fault(gatewayFaults.upstreamTimeout)), WAIT_MS);
  });
}

/** Asks an upstream for its models. */
export async function fetchModels(
  client: UpstreamClient,
  upstream: Upstream,
  bytesMax: number,
): Promise<readonly ListedModel[]> {
  const { path, key } = lists[upstream.kind];
  const list = asObject(JSON.parse((await body(client, path, bytesMax)).toString('utf8')));
  const data = list?.[key];
  if (!Array.isArray(data)) throw new Fault(gatewayFaults.upstreamInvalid);
  const models: ListedModel[] = [];
  for (const raw of data.slice(0, MODELS_MAX)) {
    const model = readModel(raw, upstream);
    if (model !== undefined) models.push(model);
  }
  return models;
}
