import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Harness, startHarness, TOKEN } from './support/gateway-harness.ts';

let harness: Harness;
let port: number;

beforeAll(async () => {
  harness = await startHarness();
  port = Number(new URL(harness.url).port);
});

afterAll(() => harness.close());

const question = (text: string) =>
  JSON.stringify({ model: 'mock-large', messages: [{ role: 'user', content: text }] });

interface Parts {
  readonly path?: string;
  readonly headers?: readonly string[];
  readonly token?: string;
  readonly body?: string;
}

function request({
  path = '/v1/chat/completions',
  headers = [],
  token = TOKEN,
  body = question('hello'),
}: Parts = {}): string {
  const lines = [
    `POST ${path} HTTP/1.1`,
    `host: 127.0.0.1:${port}`,
    `authorization: Bearer ${token}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    ...headers,
  ];
  return `${lines.join('\r\n')}\r\n\r\n${body}`;
}

/** A connection that gathers what comes back. */
class Caller {
  readonly socket: Socket;
  text = '';

  constructor() {
    this.socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    this.socket.setEncoding('utf8');
    this.socket.on('data', (text: string) => {
      this.text += text;
    });
    this.socket.on('error', () => this.socket.destroy());
  }

  get statuses(): string[] {
    return [...this.text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map((match) => match[1]!);
  }

  async answers(count: number): Promise<string[]> {
    const endsAt = Date.now() + 4_000;
    while (this.complete < count && Date.now() < endsAt) await new Promise((r) => setTimeout(r, 5));
    return this.statuses;
  }

  /** Answers of which the body is there as well: each ends as JSON or as a stream does. */
  get complete(): number {
    return (this.text.match(/\}(?=HTTP\/1\.1|\s*$)|0\r\n\r\n(?=HTTP\/1\.1|$)/g) ?? []).length;
  }

  async closed(): Promise<void> {
    if (this.socket.readableEnded || this.socket.destroyed) return;
    await new Promise((resolve) => this.socket.once('end', resolve).once('close', resolve));
  }
}

async function ask(...writes: readonly string[]): Promise<Caller> {
  const caller = new Caller();
  for (const piece of writes) {
    caller.socket.write(piece);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return caller;
}

describe('the gateway on a raw connection', () => {
  it('answers one call after another on one connection', async () => {
    const caller = await ask(request());
    expect(await caller.answers(1)).toEqual(['200']);
    caller.socket.write(request({ body: question('again') }));
    expect(await caller.answers(2)).toEqual(['200', '200']);
    caller.socket.destroy();
  });

  it('answers calls that were sent ahead in their order', async () => {
    const before = harness.arrived.length;
    const texts = ['one', 'two', 'three', 'four'];
    const caller = await ask(texts.map((text) => request({ body: question(text) })).join(''));
    expect(await caller.answers(4)).toEqual(['200', '200', '200', '200']);
    const asked = harness.arrived.slice(before).map(({ body }) => JSON.stringify(body));
    expect(
      asked.map((body) => texts.find((text) => body.includes(`"${text}`) || body.includes(text))),
    ).toEqual(texts);
    caller.socket.destroy();
  });

  it('reads a body however it is cut', async () => {
    const whole = request({ body: question('ünïcödé '.repeat(40)) });
    const head = whole.indexOf('\r\n\r\n') + 4;
    const bytes = Buffer.from(whole);
    const caller = new Caller();
    caller.socket.write(bytes.subarray(0, head));
    for (let at = head; at < bytes.length; at += 37) {
      caller.socket.write(bytes.subarray(at, at + 37));
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await caller.answers(1)).toEqual(['200']);
    caller.socket.destroy();
  });

  it('gives a head that comes in pieces to the server, which answers the same', async () => {
    const whole = request();
    const caller = await ask(whole.slice(0, 20), whole.slice(20, 70), whole.slice(70));
    expect(await caller.answers(1)).toEqual(['200']);
    caller.socket.destroy();
  });

  it('gives what is not plain to the server, also after plain calls, and nothing is lost between', async () => {
    const body = question('chunked');
    const chunked = request({ body: '' }).replace(/content-length: 0/, 'transfer-encoding: chunked');
    const caller = await ask(
      `${request()}${chunked}${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n${request()}`,
    );
    expect(await caller.answers(3)).toEqual(['200', '200', '200']);
    caller.socket.destroy();
  });

  it.each([
    ['two lengths', request({ headers: ['content-length: 3'] })],
    ['a length and chunks', request({ headers: ['transfer-encoding: chunked'] })],
    ['a bare line end', request().replace('\r\ncontent-type', '\ncontent-type')],
    ['a folded header', request({ headers: ['x-a: b\r\n c'] })],
    ['a space before the colon', request({ headers: ['x-a : b'] })],
    ['a signed length', request().replace(/content-length: /, 'content-length: +')],
  ])('never calls the upstream for a head with %s', async (_name, text) => {
    const before = harness.arrived.length;
    const caller = await ask(text);
    await caller.answers(1);
    expect(caller.statuses[0]).toMatch(/^4/);
    expect(harness.arrived.length).toBe(before);
    caller.socket.destroy();
  });

  it('refuses a wrong token before it reads the body, and hangs up', async () => {
    const caller = await ask(request({ token: 'bz_wrong' }).slice(0, -5));
    expect(await caller.answers(1)).toEqual(['401']);
    expect(caller.text.toLowerCase()).toContain('connection: close');
    await caller.closed();
  });

  it('streams in chunks that a client can read, and the connection stays', async () => {
    const body = JSON.stringify({ ...(JSON.parse(question('hi')) as object), stream: true });
    const caller = await ask(request({ body }));
    await caller.answers(1);
    expect(caller.text).toContain('transfer-encoding: chunked');
    expect(caller.text.trimEnd().endsWith('0')).toBe(true);
    caller.socket.write(request());
    expect((await caller.answers(2)).at(-1)).toBe('200');
    caller.socket.destroy();
  });

  it('tells the upstream when the caller goes away', async () => {
    const before = harness.events.length;
    const body = JSON.stringify({ model: 'mock-hang', messages: [{ role: 'user', content: 'x' }] });
    const caller = await ask(request({ body }));
    caller.socket.destroy();
    const endsAt = Date.now() + 2_000;
    while (harness.events.length === before && Date.now() < endsAt)
      await new Promise((r) => setTimeout(r, 10));
    expect(harness.events.at(-1)).toMatchObject({ status: 499, error: 'caller_gone' });
  });

  it('closes a connection whose body does not come', async () => {
    const caller = await ask(request().slice(0, -5));
    await caller.closed();
    expect(caller.statuses).toEqual([]);
  });

  it('ends a connection with the answer under way when the server closes', async () => {
    const own = await startHarness();
    port = Number(new URL(own.url).port);
    const body = JSON.stringify({ model: 'mock-slow', messages: [{ role: 'user', content: 'x' }] });
    const caller = await ask(request({ body }));
    const closing = own.close();
    await closing;
    await caller.closed();
    port = Number(new URL(harness.url).port);
    expect(caller.socket.readableEnded || caller.socket.destroyed).toBe(true);
  });
});
