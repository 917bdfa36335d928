import { MessageChannel, type MessagePort, parentPort, Worker, workerData } from 'node:worker_threads';
import { Fault } from '../../kernel/fault.ts';
import { type Handlers, PortClient, servePort } from '../../kernel/port-rpc.ts';
import { storageErrors } from '../errors.ts';

interface ConnectMessage {
  readonly connect: MessagePort;
}
interface CloseMessage {
  readonly close: true;
}

export interface WorkerService {
  readonly handlers: Handlers;
  /** Ends what is under way and closes the files. */
  close(): void | Promise<void>;
}

/** A thread of the store, seen from the thread that started it. */
export class StoreWorker {
  readonly #worker: Worker;
  readonly #name: string;
  readonly #exited: Promise<void>;
  readonly client: PortClient;

  /** @param entry the worker's module, e.g. `new URL('./journal-worker.ts', import.meta.url)` */
  constructor(entry: URL, name: string, data: unknown) {
    this.#name = name;
    this.#worker = new Worker(entry, {
      workerData: data,
      name: `bartizan-${name}`,
      resourceLimits: { maxYoungGenerationSizeMb: 12 },
    });
    this.#worker.unref();
    this.client = new PortClient(this.connect(), storageErrors.closed);
    this.#worker.on('error', (error) => this.#fail(error));
    this.#exited = new Promise((resolve) => {
      this.#worker.on('exit', () => {
        this.#fail(undefined);
        resolve();
      });
    });
  }

  /** A new port to the worker; it can be transferred to another thread. */
  connect(): MessagePort {
    const { port1, port2 } = new MessageChannel();
    this.#worker.postMessage({ connect: port2 } satisfies ConnectMessage, [port2]);
    return port1;
  }

  /** Lets the worker finish what it has and waits until its files are closed. */
  async close(): Promise<void> {
    this.#worker.ref();
    this.#worker.postMessage({ close: true } satisfies CloseMessage);
    await this.#exited;
  }

  #fail(cause: Error | undefined): void {
    this.client.fail(
      new Fault(storageErrors.unavailable, {
        message: `The store's ${this.#name} thread has ended.`,
        ...(cause ? { cause, internal: cause.message } : {}),
      }),
    );
  }
}

/** The worker's side: opens the service once; a failure to open answers every call. */
export function serveWorker<Data>(open: (data: Data) => WorkerService): void {
  const parent = parentPort;
  if (!parent) throw new Error('this module runs as a worker');
  let service: WorkerService | undefined;
  let failure: unknown;
  try {
    service = open(workerData as Data);
  } catch (error) {
    failure = error;
  }
  const handlers = service?.handlers ?? failingHandlers(failure);
  const ports: MessagePort[] = [];
  parent.on('message', (message: ConnectMessage | CloseMessage) => {
    if ('connect' in message) {
      ports.push(message.connect);
      servePort(message.connect, handlers);
    } else {
      void shut(service, ports, parent);
    }
  });
}

async function shut(service: WorkerService | undefined, ports: readonly MessagePort[], parent: MessagePort) {
  await service?.close();
  // Answers that were just posted leave before the ports close.
  await new Promise((resolve) => setImmediate(resolve));
  for (const port of ports) port.close();
  parent.close();
}

function failingHandlers(failure: unknown): Handlers {
  const fail = () => {
    throw failure;
  };
  return new Proxy({}, { get: () => fail });
}
