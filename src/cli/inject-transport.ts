import type { Transport } from './api-client.ts';
import type { Platform } from './platform-port.ts';

/** Calls the platform in this process. Closing it also runs `onClose`, which gives the data folder back. */
export function createInjectTransport(platform: Platform, secret: string, onClose: () => void): Transport {
  return {
    mode: 'in-process',
    secret,
    async send({ method, path, headers, body }) {
      const response = await platform.inject({
        method,
        url: path,
        headers,
        ...(body === undefined ? {} : { payload: body }),
      });
      const retryAfter = response.headers['retry-after'];
      return {
        status: response.statusCode,
        retryAfter: retryAfter === undefined ? undefined : String(retryAfter),
        body: response.body,
      };
    },
    drained: () => platform.drained(),
    async close() {
      try {
        await platform.close();
      } finally {
        onClose();
      }
    },
  };
}
