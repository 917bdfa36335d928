import { Fault } from '../../kernel/fault.ts';
import { gatewayFaults } from './errors.ts';
import type { UpstreamClient } from './upstream-client.ts';
import { asObject } from './usage.ts';

export interface ListedModel {
  readonly id: string;
  readonly ownedBy: string;
  /** Seconds since the epoch; 0 when the upstream does not say. */
  readonly createdSeconds: number;
  readonly displayName: string;
}

const WAIT_MS = 5_000;
const MODELS_MAX = 5_000;

function readModel(raw: unknown, upstream: string): ListedModel | undefined {
  const model = asObject(raw);
  const id = model?.id;
  if (model === undefined || typeof id !== 'string') return undefined;
  const createdMs = typeof model.created_at === 'string' ? Date.parse(model.created_at) : Number.NaN;
  const created = typeof model.created === 'number' ? model.created : createdMs / 1_000;
  return {
    id,
    ownedBy: typeof model.owned_by === 'string' ? model.owned_by : upstream,
    createdSeconds: Number.isFinite(created) ? Math.floor(created) : 0,
    displayName: typeof model.display_name === 'string' ? model.display_name : id,
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

/** Asks an upstream for its models; the list's shape is OpenAI's or Anthropic's. */
export async function fetchModels(
  client: UpstreamClient,
  upstream: string,
  bytesMax: number,
): Promise<readonly ListedModel[]> {
  const list = asObject(JSON.parse((await body(client, '/models', bytesMax)).toString('utf8')));
  const data = list?.data;
  if (!Array.isArray(data)) throw new Fault(gatewayFaults.upstreamInvalid);
  const models: ListedModel[] = [];
  for (const raw of data.slice(0, MODELS_MAX)) {
    const model = readModel(raw, upstream);
    if (model !== undefined) models.push(model);
  }
  return models;
}
