/** An address taken apart the way a browser does it. */
export interface Address {
  /** Lower case, without the colon. */
  readonly scheme: string;
  /** As the browser contacts it: lower case, punycode; empty where there is none. */
  readonly host: string;
  /** The host as it was written. */
  readonly writtenHost: string;
  readonly userInfo: string;
  readonly path: string;
  /** Query and fragment. */
  readonly rest: string;
}

// biome-ignore format: a table reads better in lines
const entities: Readonly<Record<string, string>> = { amp: '&', colon: ':', sol: '/', period: '.', quest: '?', equals: '=', num: '#', tab: '', newline: '' };

/** An address without HTML's entities and without what browsers ignore inside of one. */
export function plainAddress(written: string): string {
  return written
    .replace(/&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|([a-z]{2,8}));?/gi, (whole, decimal, hex, name) => {
      if (name !== undefined) return entities[name.toLowerCase()] ?? whole;
      return String.fromCharCode(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal));
    })
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();
}

/** Takes an address apart; undefined when it is none. */
export function parseAddress(written: string): Address | undefined {
  const plain = plainAddress(written);
  const full = /^[/\\]{2}/.test(plain) ? `https:${plain}` : plain;
  const parsed = URL.parse(full);
  if (parsed === null) return undefined;
  const authority = /^[a-z][a-z0-9+.-]*:[/\\]*([^/\\?#]*)/i.exec(full)?.[1] ?? '';
  return {
    scheme: parsed.protocol.slice(0, -1).toLowerCase(),
    host: parsed.hostname.replace(/\.$/, ''),
    writtenHost: authority.slice(authority.lastIndexOf('@') + 1).replace(/:\d*$/, ''),
    userInfo: authority.includes('@') ? authority.slice(0, authority.lastIndexOf('@')) : '',
    path: parsed.pathname,
    rest: parsed.search + parsed.hash,
  };
}

const webSchemes = new Set(['http', 'https', 'ftp', 'ftps', 'ws', 'wss']);

export function isWeb({ scheme, host }: Address): boolean {
  return webSchemes.has(scheme) && host !== '';
}

/** True for loopback, private and documentation names, which lead nowhere outside. */
export function isLocalHost(host: string): boolean {
  return (
    /^(?:localhost|0\.0\.0\.0|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|\[::1\]|\[fe80|\[fd)/.test(
      host,
    ) || /\.(?:localhost|local|internal|test|invalid|lan)$/.test(host)
  );
}

export function isIpAddress(host: string): boolean {
  return /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host) || host.startsWith('[');
}

/** Whether `host` is `pattern` or, for `*.name` patterns, below it. A bare name covers what is below it too. */
export function matchesHost(host: string, pattern: string): boolean {
  const name = pattern.toLowerCase().replace(/^\*\./, '');
  return (host === name && !pattern.startsWith('*.')) || host.endsWith(`.${name}`);
}
