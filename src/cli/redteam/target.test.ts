import { describe, expect, it } from 'vitest';
import { checkTarget, isOwnNetwork, type PinnedAddress } from './target.ts';

const v4 = (address: string): PinnedAddress => ({ address, family: 4 });
const v6 = (address: string): PinnedAddress => ({ address, family: 6 });
const names: Readonly<Record<string, readonly PinnedAddress[]>> = {
  localhost: [v4('127.0.0.1'), v6('::1')],
  'gateway.internal': [v4('10.1.2.3')],
  'two-faced.example': [v4('10.1.2.3'), v4('93.184.216.34')],
  'public.example': [v4('93.184.216.34')],
  nowhere: [],
};
const resolve = (host: string) => Promise.resolve(names[host] ?? []);
const check = (text: string, isOwned = false) => checkTarget(text, isOwned, resolve);

it.each([
  v4('127.0.0.1'),
  v4('127.9.9.9'),
  v4('10.0.0.1'),
  v4('172.31.0.1'),
  v4('192.168.1.1'),
  v6('::1'),
  v6('fd00::1'),
])('$address is one’s own', (address) => expect(isOwnNetwork(address)).toBe(true));

it.each([
  v4('8.8.8.8'),
  v4('172.32.0.1'),
  v4('169.254.169.254'),
  v4('100.64.0.1'),
  v4('0.0.0.0'),
  v6('fe80::1'),
  v6('2001:db8::1'),
  v6('::ffff:8.8.8.8'),
])('$address is not', (address) => expect(isOwnNetwork(address)).toBe(false));

describe('a target', () => {
  it.each([
    ['http://127.0.0.1:7450', 'http://127.0.0.1:7450', '/v1'],
    ['http://localhost:7450/v1/', 'http://localhost:7450', '/v1'],
    ['http://[::1]:7450/v1/chat/completions', 'http://[::1]:7450', '/v1'],
    ['https://gateway.internal/llm/v2', 'https://gateway.internal', '/llm/v2'],
  ])('%s', async (text, origin, basePath) => {
    expect(await check(text)).toMatchObject({ origin, basePath });
  });

  it.each([
    ['nonsense', /http or https/],
    ['file:///etc/passwd', /http or https/],
    ['http://user:pass@127.0.0.1', /no credentials/],
    ['http://127.0.0.1/v1?key=1', /no query/],
    ['http://public.example/v1', /--i-own-this-target/],
    ['http://93.184.216.34/v1', /--i-own-this-target/],
    ['http://two-faced.example/v1', /93\.184\.216\.34/],
    ['http://169.254.169.254/latest', /not on this machine/],
    ['http://2130706433.example', /no address/],
    ['http://nowhere', /no address/],
  ])('is refused: %s', async (text, why) => {
    await expect(check(text)).rejects.toMatchObject({
      code: 'cli/usage',
      message: expect.stringMatching(why),
    });
  });

  it('may be anywhere when its owner says so, and is pinned to what was checked', async () => {
    expect(await check('https://public.example/v1', true)).toEqual({
      origin: 'https://public.example',
      basePath: '/v1',
      addresses: [v4('93.184.216.34')],
    });
  });

  it('in other spellings of an address is what it stands for', async () => {
    expect((await check('http://2130706433/')).origin).toBe('http://127.0.0.1');
    await expect(check('http://0x08080808/')).rejects.toThrow(/8\.8\.8\.8/);
  });
});
