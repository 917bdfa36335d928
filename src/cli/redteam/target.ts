import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { usage } from '../command.ts';

/** One address that a name stood for when it was checked. */
export interface PinnedAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

/** An endpoint that may be tested. Connections go to the addresses that were checked, whatever the name says later. */
export interface Target {
  /** Scheme, host and port, e.g. `http://127.0.0.1:7450`. */
  readonly origin: string;
  /** What comes before the API's own path, e.g. `/v1`. */
  readonly basePath: string;
  readonly addresses: readonly PinnedAddress[];
}

export type Resolve = (host: string) => Promise<readonly PinnedAddress[]>;

const ownNetworks = new BlockList();
ownNetworks.addSubnet('127.0.0.0', 8);
ownNetworks.addSubnet('10.0.0.0', 8);
ownNetworks.addSubnet('172.16.0.0', 12);
ownNetworks.addSubnet('192.168.0.0', 16);
ownNetworks.addAddress('::1', 'ipv6');
ownNetworks.addSubnet('fc00::', 7, 'ipv6');

/**
 * Loopback and private networks (RFC 1918, RFC 4193). Link-local is not among them: cloud machines answer there with
 * their credentials.
 */
export function isOwnNetwork({ address, family }: PinnedAddress): boolean {
  return ownNetworks.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

const systemResolve: Resolve = async (host) => {
  const found = await lookup(host, { all: true });
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
};

/** Endpoints whose whole address people paste. */
const KNOWN_PATHS = /\/(?:chat\/completions|completions|messages|responses|models)\/*$/;

/**
 * Reads and checks the target. A name counts as one's own only when every address behind it does.
 *
 * @param isOwned the user said that the target is theirs, wherever it is
 * @throws Fault `cli/usage`
 */
export async function checkTarget(
  text: string,
  isOwned: boolean,
  resolve: Resolve = systemResolve,
): Promise<Target> {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw usage(`--target must be an http or https address, but is ${JSON.stringify(text.slice(0, 200))}`);
  if (url.username !== '' || url.password !== '')
    throw usage('--target must hold no credentials: --token-env names the variable that holds the token');
  if (url.search !== '' || url.hash !== '') throw usage('--target must have no query and no fragment');
  const addresses = await addressesOf(url.hostname.replace(/^\[|\]$/g, ''), resolve);
  const foreign = addresses.find((address) => !isOwnNetwork(address));
  if (foreign !== undefined && !isOwned) {
    throw usage(
      `${url.hostname} (${foreign.address}) is not on this machine or a private network. Test only what is yours: --i-own-this-target says that it is`,
    );
  }
  const path = url.pathname.replace(KNOWN_PATHS, '').replace(/\/+$/, '');
  return { origin: url.origin, basePath: path === '' ? '/v1' : path, addresses };
}

async function addressesOf(host: string, resolve: Resolve): Promise<readonly PinnedAddress[]> {
  const family = isIP(host);
  if (family !== 0) return [{ address: host, family: family === 6 ? 6 : 4 }];
  try {
    const addresses = await resolve(host);
    if (addresses.length > 0) return addresses;
  } catch (error) {
    throw usage(
      `--target: ${host} has no address (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`,
    );
  }
  throw usage(`--target: ${host} has no address`);
}
