import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EventFormat } from '../contracts/event.ts';
import type { Config } from '../kernel/config.ts';
import type { Logger } from '../kernel/log.ts';
import type { Accept } from '../pipeline/accept/index.ts';
import {
  type FollowPosition,
  followFile,
  followPositionSchema,
  SyslogServer,
} from '../pipeline/sources/index.ts';

type FollowSetting = Config['ingest']['follow'][number];

export interface EventSourcesDeps {
  readonly config: Config;
  readonly accept: Accept;
  readonly log: Logger;
}

const SYSLOG_SOURCE = 'syslog';

/** What comes in without being posted: syslog listeners and followed files, as the configuration says. */
export class EventSources {
  readonly #deps: EventSourcesDeps;
  readonly #abort = new AbortController();
  #syslog: SyslogServer | undefined;
  #followers: Promise<void>[] = [];

  constructor(deps: EventSourcesDeps) {
    this.#deps = deps;
  }

  /** Counters of the syslog listeners; undefined when none is on. */
  get syslogCounters(): Readonly<Record<keyof SyslogServer['counters'], number>> | undefined {
    return this.#syslog?.counters;
  }

  async start(): Promise<void> {
    const { config } = this.#deps;
    const { udp, tcp, tls } = config.syslog;
    if (udp.enabled || tcp.enabled || tls.enabled) await this.#startSyslog();
    this.#followers = config.ingest.follow.map((follow) => this.#follow(follow));
  }

  async stop(): Promise<void> {
    this.#abort.abort();
    await Promise.all(this.#followers);
    await this.#syslog?.stop();
  }

  async #startSyslog(): Promise<void> {
    const { config, log } = this.#deps;
    const { udp, tcp, tls } = config.syslog;
    this.#syslog = new SyslogServer({
      ...(udp.enabled ? { udp } : {}),
      ...(tcp.enabled ? { tcp } : {}),
      ...(tls.enabled ? { tls: { ...tls, ...certificates(tls) } } : {}),
      sink: ({ body }) => this.#accept(body, SYSLOG_SOURCE, 'syslog'),
      onError: (what, err) => log.error({ err }, what),
    });
    await this.#syslog.start();
    log.info({ ports: this.#syslog.ports }, 'syslog is listening');
  }

  async #follow(follow: FollowSetting): Promise<void> {
    const { config, log } = this.#deps;
    const positions = new PositionFile(config.dataDir, follow);
    try {
      const from = positions.read();
      await followFile(follow.path, {
        ...(from ? { from } : {}),
        recordBytesMax: config.ingest.recordBytesMax,
        signal: this.#abort.signal,
        sink: async ({ body, position }) => {
          // The key is made of the place: after a crash between append and position, the batch is recognised.
          const key = `${position.inode}:${position.offset}:${hash('sha256', body)}`;
          await this.#accept(body, follow.source, follow.format, { sender: `follow:${follow.path}`, key });
          positions.write(position);
        },
        onSkipped: (part) =>
          log.warn({ path: follow.path, ...part }, 'a record that is too long was left in its file'),
      });
    } catch (error) {
      log.error({ err: error, path: follow.path }, 'a followed file cannot be read any more');
    }
  }

  async #accept(
    body: Uint8Array,
    source: string,
    format: EventFormat,
    idempotency?: { readonly sender: string; readonly key: string },
  ): Promise<void> {
    await this.#deps.accept({
      body: [body],
      framing: 'lines',
      source,
      format,
      ...(idempotency ? { idempotency } : {}),
    });
  }
}

/** Where a followed file was read up to, in a file of its own below the data folder. */
class PositionFile {
  readonly #path: string;

  constructor(dataDir: string, { path, source }: FollowSetting) {
    const folder = join(dataDir, 'follow');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#path = join(folder, `${hash('sha256', `${source}\n${path}`).slice(0, 32)}.json`);
  }

  read(): FollowPosition | undefined {
    try {
      return followPositionSchema.parse(JSON.parse(readFileSync(this.#path, 'utf8')));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  write(position: FollowPosition): void {
    writeFileSync(`${this.#path}.new`, JSON.stringify(position), { mode: 0o600 });
    renameSync(`${this.#path}.new`, this.#path);
  }
}

function certificates(tls: Config['syslog']['tls']): {
  certificate: string;
  key: string;
  clientAuthority?: string;
} {
  return {
    certificate: readFileSync(tls.certFile!, 'utf8'),
    key: readFileSync(tls.keyFile!, 'utf8'),
    ...(tls.clientCaFile === undefined ? {} : { clientAuthority: readFileSync(tls.clientCaFile, 'utf8') }),
  };
}
