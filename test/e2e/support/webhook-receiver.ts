import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';

export interface Delivery {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** What the receiver answered. */
  readonly status: number;
}

export interface WebhookReceiver {
  readonly url: string;
  readonly deliveries: readonly Delivery[];
  close(): Promise<void>;
}

/** Takes webhook deliveries; refuses each one's first attempt with a 500, as a receiver that restarts would. */
export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const deliveries: Delivery[] = [];
  const server = createServer(async (request, reply) => {
    let body = '';
    for await (const piece of request) body += piece;
    const id = request.headers['x-bartizan-delivery'];
    const isRetry = deliveries.some(({ headers }) => headers['x-bartizan-delivery'] === id);
    const status = isRetry ? 200 : 500;
    deliveries.push({ headers: request.headers, body, status });
    reply.writeHead(status).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}/hook`,
    deliveries,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Checks a delivery's signature as a receiver does: HMAC-SHA-256 of `<t>.<body>`. */
export function isSigned({ headers, body }: Delivery, secret: string): boolean {
  const match = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['x-bartizan-signature']));
  return match?.[2] === createHmac('sha256', secret).update(`${match?.[1]}.${body}`).digest('hex');
}
