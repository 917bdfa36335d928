import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { LaneConnection, type LaneOptions } from './lane-connection.ts';

/** What the server gives the lane. */
export type GatewayLaneOptions = Pick<
  LaneOptions,
  'gateway' | 'isOwnHost' | 'onAnswer' | 'firstByteMs' | 'keepAliveMs' | 'requestMs'
>;

/**
 * A short way for plain calls of the gateway: it reads them from the socket and writes answers to it, past the layers
 * that serve the API and the console. All other connections, and those that turn out to be something else, go on to the
 * server's own parser. See docs/decisions/0008-gateway-lane.md for what it saves.
 */
export class GatewayLane {
  readonly #connections = new Set<LaneConnection>();
  #isClosing = false;

  constructor(server: Server, options: GatewayLaneOptions) {
    const ordinary = server.listeners('connection') as ((socket: Socket) => void)[];
    server.removeAllListeners('connection');
    const lane: LaneOptions = {
      ...options,
      isClosing: () => this.#isClosing,
      handOver: (socket, unread) => {
        for (const listener of ordinary) listener.call(server, socket);
        socket.unshift(unread);
        socket.resume();
      },
    };
    server.on('connection', (socket: Socket) => {
      const connection = new LaneConnection(socket, {
        ...lane,
        handOver: (handed, unread) => {
          this.#connections.delete(connection);
          lane.handOver(handed, unread);
        },
      });
      this.#connections.add(connection);
      socket.once('close', () => this.#connections.delete(connection));
    });
  }

  /** Ends idle connections now and the others with the answer that is under way. */
  close(): void {
    this.#isClosing = true;
    for (const connection of this.#connections) if (connection.isIdle) connection.destroy();
  }
}
