import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ApprovalDesk } from '../approvals/index.ts';
import type { Platform, PlatformOptions } from '../cli/platform-port.ts';
import { Identity } from '../identity/index.ts';
import { systemClock } from '../kernel/clock.ts';
import type { Config } from '../kernel/config.ts';
import { newId } from '../kernel/ids.ts';
import type { Logger } from '../kernel/log.ts';
import { type Accept, createAccept } from '../pipeline/accept/index.ts';
import { OutboxDeliverer } from '../pipeline/outbox-deliverer.ts';
import { loadDefaultGuards } from '../protect/guards/index.ts';
import type { SharedStore } from '../storage/index.ts';
import { ConversationVaults } from './conversation-vaults.ts';
import { CustomGuards } from './custom-guards.ts';
import { Detection } from './detection.ts';
import { EventSources } from './event-sources.ts';
import { GatewayJournal } from './gateway-journal.ts';
import { GatewayService } from './gateway-service.ts';
import { GuardRoom } from './guard-room.ts';
import { Housekeeping } from './housekeeping.ts';
import { HttpServer } from './http-server.ts';
import { installationKey } from './installation-key.ts';
import { PipelineClient } from './pipeline-client.ts';
import { createPostHook } from './post-hook.ts';
import { createPostJson } from './post-json.ts';

/** Where the console is built to. */
const CONSOLE_DIR = fileURLToPath(new URL('../../console/dist', import.meta.url));

/** A clean stop processes what it accepted for so long; the one who stops it waits ten seconds in all. */
const DRAIN_MS_MAX = 6_000;

/** Calls of models under way get so long to end; then their upstreams are left. */
const GATEWAY_DRAIN_MS = 3_000;

/** The whole of Bartizan on a store: its parts in the order in which they were started; closed in reverse. */
export class BartizanPlatform implements Platform {
  readonly #store: SharedStore;
  readonly #pipeline: PipelineClient;
  readonly #http: HttpServer;
  readonly #sources: EventSources;
  readonly #gateway: GatewayService;
  readonly #gatewayJournal: GatewayJournal;
  readonly #guards: GuardRoom;
  /** Settled when the pipeline runs, or cannot: it must not be stopped in between. */
  #started: Promise<void> | undefined;
  readonly #detection: Detection;
  readonly #log: Logger;
  readonly #background: { start(): void; stop(): Promise<void> }[];

  private constructor(parts: {
    store: SharedStore;
    pipeline: PipelineClient;
    http: HttpServer;
    sources: EventSources;
    gateway: GatewayService;
    gatewayJournal: GatewayJournal;
    guards: GuardRoom;
    background: { start(): void; stop(): Promise<void> }[];
    detection: Detection;
    log: Logger;
  }) {
    this.#store = parts.store;
    this.#pipeline = parts.pipeline;
    this.#http = parts.http;
    this.#sources = parts.sources;
    this.#gateway = parts.gateway;
    this.#gatewayJournal = parts.gatewayJournal;
    this.#guards = parts.guards;
    this.#detection = parts.detection;
    this.#log = parts.log;
    this.#background = parts.background;
  }

  static async build(
    config: Config,
    { localSecret, log }: PlatformOptions,
    store: SharedStore,
  ): Promise<Platform> {
    const clock = systemClock;
    const pipeline = new PipelineClient(
      () => ({ storeHandle: store.share(), rulesDirs: config.rules.dirs }),
      await store.pipeline.totals(),
      log,
    );
    const wake = (): void => pipeline.wake();
    const identity = new Identity({
      identities: store.identities,
      localSecret,
      onError: (error) => log.warn({ err: error }, 'identity: a note could not be written'),
    });
    const accept: Accept = createAccept({
      journal: store.journal,
      clock,
      recordBytesMax: config.ingest.recordBytesMax,
      onAccepted: wake,
    });
    const gatewayJournal = new GatewayJournal(store.journal, clock, wake);
    const hooks = createPostHook();
    const hashKey = installationKey(config.dataDir, config.gateway.vaultKeyFile);
    const vaults = new ConversationVaults({
      key: hashKey,
      store: store.sealedVaults,
      nowMs: () => clock.nowMs(),
      onError: (error) => log.error({ err: error }, 'a vault could not be kept'),
    });
    const customs = new CustomGuards(config.guards, hooks.post);
    const guards = new GuardRoom(await loadDefaultGuards(), customs, { vaults, hashKey });
    const approvals = new ApprovalDesk({ store: store.approvals, nowMs: () => clock.nowMs(), log });
    await approvals.load();
    const gateway = new GatewayService({
      settings: store.settings,
      budgets: store.budgets,
      guards,
      approvals,
      authenticate: (token) => identity.bearer(token, ''),
      record: (event) => gatewayJournal.record(event),
      log,
      nowMs: () => clock.nowMs(),
      newId: () => newId('call'),
      limits: {
        requestBytesMax: config.gateway.bodyBytesMax,
        connectionsMax: config.gateway.connectionsMax,
      },
    });
    const detection = new Detection(pipeline);
    const abandoned = await store.budgets.abandonReservations();
    if (abandoned > 0)
      log.warn(
        { calls: abandoned },
        'calls were cut off by a kill: their budgets count all they might have used',
      );
    await gateway.reload();
    const sources = new EventSources({ config, accept, log });
    const http = await HttpServer.create(config, {
      store,
      identity,
      pipeline,
      detection,
      guards,
      gateway,
      approvals,
      accept,
      sources,
      clock,
      log,
      consoleDir: CONSOLE_DIR,
    });
    const post = createPostJson();
    const onError = (what: string, error: unknown): void => log.error({ err: error }, what);
    const outbox = new OutboxDeliverer({ outbox: store.outbox, post: post.post, clock, onError });
    pipeline.onCommit((_totals, outcome) => {
      if (outcome.findings.length > 0) outbox.wake();
    });
    const housekeeping = new Housekeeping({
      events: store.events,
      prune: store.prune,
      identity,
      clock,
      log,
      hotDays: config.retention.hotDays,
    });
    const background = [
      { start: () => outbox.start(), stop: () => outbox.stop().then(post.close) },
      { start: () => undefined, stop: async () => gateway.stop() },
      { start: () => undefined, stop: () => hooks.close() },
      housekeeping,
    ];
    return new BartizanPlatform({
      store,
      pipeline,
      detection,
      http,
      sources,
      gateway,
      gatewayJournal,
      guards,
      background,
      log,
    });
  }

  async listen(): Promise<{ readonly url: string }> {
    const url = await this.#http.listen();
    // Thousands of rules take a second to load: nobody who hands in events or calls a model waits for them.
    this.#startPipeline();
    await this.#sources.start();
    for (const part of this.#background) part.start();
    return { url };
  }

  inject: Platform['inject'] = (request) => this.#http.inject(request);

  #startPipeline(): void {
    this.#started ??= Promise.all([this.#pipeline.start(), this.#detection.loaded()])
      .then(() => undefined)
      .catch((error: unknown) => this.#log.fatal({ err: error }, 'the pipeline could not start'));
  }

  async drained(): Promise<void> {
    this.#startPipeline();
    const accepted = await this.#store.journal.acceptedTotal();
    while (this.#pipeline.failure === undefined) {
      const { processed, deadLettered } = this.#pipeline.totals();
      if (processed + deadLettered >= accepted) return;
      await sleep(10);
    }
    throw new Error(this.#pipeline.failure);
  }

  /** What is not processed by then is durable and waits for the next start. */
  async #drainInTime(): Promise<void> {
    const giveUp = new AbortController();
    const limit = sleep(DRAIN_MS_MAX, undefined, { signal: giveUp.signal }).catch(() => undefined);
    await Promise.race([this.drained(), limit]).finally(() => giveUp.abort());
  }

  async close(): Promise<void> {
    await this.#sources.stop();
    // The gateway turns new calls away while the doors close; what its calls used is settled before the store goes.
    await Promise.all([this.#http.close(), this.#gateway.gateway.close(GATEWAY_DRAIN_MS)]);
    await this.#gatewayJournal.close();
    await this.#guards.close();
    if (this.#started) {
      await this.#started;
      await this.#drainInTime();
    }
    for (const part of this.#background) await part.stop();
    await this.#pipeline.stop();
    await this.#store.close();
  }
}
