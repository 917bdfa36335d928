import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { Fault } from '../../kernel/fault.ts';
import { sourceFaults } from './errors.ts';
import { type MessageBatch, MessageBatcher } from './message-batcher.ts';
import { serveConnection } from './syslog-connection.ts';
import type { SyslogCounters, SyslogLimits } from './syslog-limits.ts';

export interface Listener {
  readonly host: string;
  readonly port: number;
}

export interface TlsListener extends Listener {
  /** PEM */
  readonly certificate: string;
  /** PEM */
  readonly key: string;
  /** PEM of the authority that senders' certificates must come from; without it senders need none. */
  readonly clientAuthority?: string;
}

export interface SyslogServerOptions {
  readonly udp?: Listener;
  readonly tcp?: Listener;
  readonly tls?: TlsListener;
  /** Resolves when the batch is durable. A TCP sender is read from no faster than this allows. */
  readonly sink: (batch: MessageBatch) => Promise<void>;
  readonly onError: (what: string, error: unknown) => void;
  readonly limits?: Partial<SyslogLimits>;
}

const defaultLimits: SyslogLimits = {
  messageBytesMax: 65_536,
  connectionsMax: 1_000,
  idleMs: 600_000,
  messageMs: 30_000,
  waitingBytesMax: 8 * 1024 ** 2,
  lingerMs: 5,
};

/** Listens for syslog over UDP, TCP and TLS and hands messages on in batches. */
export class SyslogServer {
  readonly counters: SyslogCounters = {
    messages: 0,
    udpDropped: 0,
    tooLong: 0,
    malformed: 0,
    truncated: 0,
    connectionsRefused: 0,
    connectionsTimedOut: 0,
    handshakesFailed: 0,
    sinkFailed: 0,
  };
  readonly #options: SyslogServerOptions;
  readonly #limits: SyslogLimits;
  readonly #batcher: MessageBatcher;
  readonly #connections = new Set<Socket>();
  readonly #servers: Server[] = [];
  #udp: UdpSocket | undefined;
  #ports: { udp?: number; tcp?: number; tls?: number } = {};

  constructor(options: SyslogServerOptions) {
    this.#options = options;
    this.#limits = { ...defaultLimits, ...options.limits };
    this.#batcher = new MessageBatcher({
      sink: options.sink,
      waitingBytesMax: this.#limits.waitingBytesMax,
      lingerMs: this.#limits.lingerMs,
      onError: (error, lost) => {
        this.counters.sinkFailed += lost;
        options.onError('A batch of syslog messages was not accepted.', error);
      },
    });
  }

  /** The ports in use; those asked for as 0 are known after {@link start}. */
  get ports(): Readonly<{ udp?: number; tcp?: number; tls?: number }> {
    return this.#ports;
  }

  /** @throws Fault `listen_failed` that names the address */
  async start(): Promise<void> {
    const { udp, tcp, tls } = this.#options;
    try {
      if (udp !== undefined) this.#ports.udp = await this.#listenUdp(udp);
      if (tcp !== undefined)
        this.#ports.tcp = await this.#listen(
          createServer((socket) => this.#accept(socket)),
          tcp,
        );
      if (tls !== undefined) this.#ports.tls = await this.#listen(this.#tlsServer(tls), tls);
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /** Stops listening, ends the connections and resolves when all that was taken in is durable. */
  async stop(): Promise<void> {
    const closed = this.#servers.map(
      (server) => new Promise<void>((resolve) => server.close(() => resolve())),
    );
    for (const socket of this.#connections) socket.destroy();
    const udp = this.#udp;
    this.#udp = undefined;
    if (udp !== undefined) await new Promise<void>((resolve) => udp.close(resolve));
    await Promise.all(closed);
    await this.#batcher.flush();
  }

  async #listenUdp({ host, port }: Listener): Promise<number> {
    const socket = createSocket({
      type: host.includes(':') ? 'udp6' : 'udp4',
      recvBufferSize: 4 * 1024 ** 2,
    });
    this.#udp = socket;
    socket.on('message', (message) => this.#takeDatagram(message));
    await bound(socket, () => socket.bind(port, host), `udp ${host}:${port}`);
    socket.on('error', (error) => this.#options.onError('The syslog server failed on UDP.', error));
    return socket.address().port;
  }

  #takeDatagram(message: Buffer): void {
    let end = message.length;
    while (end > 0 && (message[end - 1] === 10 || message[end - 1] === 13 || message[end - 1] === 0)) end--;
    if (end === 0) return;
    if (end > this.#limits.messageBytesMax) this.counters.tooLong++;
    else if (this.#batcher.add(message.subarray(0, end))) this.counters.messages++;
    else this.counters.udpDropped++;
  }

  #tlsServer({ certificate, key, clientAuthority }: TlsListener): Server {
    const server = createTlsServer(
      {
        cert: certificate,
        key,
        minVersion: 'TLSv1.2',
        handshakeTimeout: this.#limits.messageMs,
        ...(clientAuthority === undefined
          ? {}
          : { ca: clientAuthority, requestCert: true, rejectUnauthorized: true }),
      },
      (socket) => this.#accept(socket),
    );
    server.on('tlsClientError', () => {
      this.counters.handshakesFailed++;
    });
    return server;
  }

  async #listen(server: Server, { host, port }: Listener): Promise<number> {
    this.#servers.push(server);
    // Connections that are still shaking hands count too.
    server.maxConnections = this.#limits.connectionsMax;
    server.on('drop', () => {
      this.counters.connectionsRefused++;
    });
    await bound(server, () => server.listen(port, host), `tcp ${host}:${port}`);
    server.on('error', (error) => this.#options.onError('The syslog server failed on TCP.', error));
    return (server.address() as AddressInfo).port;
  }

  #accept(socket: Socket): void {
    this.#connections.add(socket);
    socket.on('close', () => this.#connections.delete(socket));
    serveConnection(socket, { batcher: this.#batcher, counters: this.counters, limits: this.#limits });
  }
}

async function bound(emitter: UdpSocket | Server, listen: () => void, what: string): Promise<void> {
  try {
    listen();
    await once(emitter, 'listening');
  } catch (error) {
    throw new Fault(sourceFaults.listenFailed, {
      message: `The syslog server cannot listen on ${what}.`,
      cause: error,
    });
  }
}
