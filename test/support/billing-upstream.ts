import { once } from 'node:events';
import { createServer } from 'node:http';

/** A model provider that keeps its own account of what it charges for. */
export interface BillingUpstream {
  readonly url: string;
  readonly calls: number;
  /** Tokens of all requests that arrived, whether anybody waited for their answers or not. */
  readonly charged: number;
  close(): Promise<void>;
}

interface AskedBody {
  readonly max_completion_tokens?: number;
  readonly max_tokens?: number;
}

/**
 * Answers chat completions after a while, and charges for each from the moment in which it arrives: as providers do, whom
 * the death of a gateway does not concern.
 *
 * @param delayMsMax longest wait before an answer
 */
export async function startBillingUpstream(delayMsMax: number): Promise<BillingUpstream> {
  let calls = 0;
  let charged = 0;
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const text = Buffer.concat(pieces);
      const body = JSON.parse(text.toString()) as AskedBody;
      const prompt = Math.ceil(text.length / (1 + Math.random() * 4));
      const most = body.max_completion_tokens ?? body.max_tokens ?? 0;
      const completion = Math.floor(Math.random() * (most + 1));
      calls++;
      charged += prompt + completion;
      const usage = {
        prompt_tokens: prompt,
        completion_tokens: completion,
        total_tokens: prompt + completion,
      };
      const message = { role: 'assistant', content: 'ok' };
      const answer = {
        id: `chatcmpl-${calls}`,
        object: 'chat.completion',
        created: 1_760_000_000,
        model: 'billed',
        choices: [{ index: 0, message, finish_reason: 'stop' }],
        usage,
      };
      setTimeout(() => {
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
      }, Math.random() * delayMsMax);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}/v1`,
    get calls() {
      return calls;
    },
    get charged() {
      return charged;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
