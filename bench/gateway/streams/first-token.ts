import { type Contestant, startBartizan, startMock } from '../contestants.ts';

const path = '/v1/chat/completions';

/**
 * Time from sending a request to the first frame of its streamed answer, milliseconds, from the upstream itself and through
 * the server with its default guards, in turns.
 */
export async function firstTokenMs(rounds: number): Promise<{ direct: number[]; guarded: number[] }> {
  const mock = await startMock();
  const [, guarded] = await startBartizan(mock);
  const times = { direct: [] as number[], guarded: [] as number[] };
  for (let round = -10; round < rounds; round++) {
    const [first, second] = [await ask(mock), await ask(guarded)];
    if (round < 0) continue;
    times.direct.push(first);
    times.guarded.push(second);
  }
  return times;
}

async function ask({ port, requests }: Contestant): Promise<number> {
  const request = requests[0]!.toString();
  const [head = '', body = ''] = request.split('\r\n\r\n');
  const authorization = /^authorization: (.+)$/im.exec(head)?.[1]?.trim();
  const startedAt = performance.now();
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(authorization === undefined ? {} : { authorization }),
    },
    body: JSON.stringify({ ...JSON.parse(body), stream: true }),
  });
  if (!answer.ok || answer.body === null) throw new Error(`the stream was answered with ${answer.status}`);
  const reader = answer.body.getReader();
  await reader.read();
  const elapsedMs = performance.now() - startedAt;
  while (!(await reader.read()).done);
  return elapsedMs;
}
