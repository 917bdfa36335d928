import { Fault } from '../../kernel/fault.ts';
import { gatewayFaults } from './errors.ts';
import type { Exchange } from './exchange.ts';
import { fetchModels, type ListedModel } from './fetch-models.ts';
import { modelShapeOf } from './model-shapes.ts';
import { matchesPattern } from './pattern.ts';
import type { GatewayLimits, GatewayPorts } from './ports.ts';
import type { RouteTable } from './routing/route-table.ts';
import type { Target } from './routing/target.ts';

interface Listing {
  readonly models: readonly ListedModel[];
  /** Upstreams that did not tell: the list is shorter than it should be. */
  readonly missing: readonly string[];
}

/** The models of all upstreams in one list, asked anew when it is a minute old. */
export class ModelList {
  readonly #ports: GatewayPorts;
  readonly #limits: GatewayLimits;
  #cached: Promise<Listing> | undefined;
  #cachedMs = 0;

  constructor(ports: GatewayPorts, limits: GatewayLimits) {
    this.#ports = ports;
    this.#limits = limits;
  }

  forget(): void {
    this.#cached = undefined;
  }

  /**
   * Answers `GET /v1/models` and `GET /v1/models/NAME`, and the like of Gemini and Ollama, in the shape of the caller's
   * client. A token that may not use a model does not see it.
   *
   * @throws Fault `model_not_found`
   */
  async answer(exchange: Exchange, table: RouteTable, isAllowed: (model: string) => boolean): Promise<void> {
    const nowMs = this.#ports.nowMs();
    if (this.#cached === undefined || nowMs - this.#cachedMs > this.#limits.modelListTtlMs) {
      this.#cachedMs = nowMs;
      this.#cached = this.#collect(table.upstreams);
    }
    const { models, missing } = await this.#cached;
    const headers = ['content-type', 'application/json'];
    if (missing.length > 0) headers.push('x-bartizan-models-missing', missing.join(','));
    const shape = modelShapeOf(exchange);
    const known = models.filter(({ id, kind }) => shape.kinds.includes(kind) && isAllowed(id));
    const asked = /\/models\/(.+)$/.exec(exchange.call.path)?.[1];
    if (asked === undefined) {
      exchange.send(200, headers, JSON.stringify(shape.list(known)));
      return;
    }
    const model = known.find(({ id }) => id === asked || encodeURIComponent(id) === asked);
    if (model === undefined) throw new Fault(gatewayFaults.modelNotFound, { field: 'model' });
    exchange.send(200, headers, JSON.stringify(shape.one(model)));
  }

  async #collect(upstreams: readonly Target[]): Promise<Listing> {
    const lists = await Promise.all(upstreams.map((entry) => this.#ask(entry)));
    const models = new Map<string, ListedModel>();
    for (const list of lists)
      for (const model of list ?? []) if (!models.has(model.id)) models.set(model.id, model);
    const missing = upstreams.filter((_, i) => lists[i] === undefined).map(({ upstream }) => upstream.name);
    return { models: [...models.values()], missing };
  }

  /** What one upstream serves here; undefined when it does not tell. */
  async #ask({ upstream, client }: Target): Promise<readonly ListedModel[] | undefined> {
    if (upstream.models.every((pattern) => !pattern.includes('*'))) {
      return upstream.models.map((id) => ({
        id,
        kind: upstream.kind,
        ownedBy: upstream.name,
        createdSeconds: 0,
        displayName: id,
      }));
    }
    try {
      const listed = await fetchModels(client, upstream, this.#limits.responseBytesMax);
      return listed.filter(({ id }) => upstream.models.some((pattern) => matchesPattern(pattern, id)));
    } catch (err) {
      // A key that is missing is said in one line; a stack helps only with what nobody foresaw.
      const isKey = err instanceof Fault && err.code === gatewayFaults.upstreamKey.code;
      const why = isKey ? { code: err.code } : { err };
      this.#ports.log.warn({ ...why, upstream: upstream.name }, 'upstream did not list its models');
      return undefined;
    }
  }
}
