/** A socket address of the kernel, as far as events need it. */
export interface SocketAddress {
  readonly ip: string;
  readonly port: number;
}

const AF_INET = 2;
const AF_INET6 = 10;

/**
 * Decodes `saddr=`, a `struct sockaddr` in hexadecimal: family in host order (little endian), port and address in
 * network order. Undefined for other families, such as Unix sockets, and for what is cut short.
 */
export function decodeAddress(hex: unknown): SocketAddress | undefined {
  if (typeof hex !== 'string' || hex.length < 16 || hex.length > 256) return undefined;
  const bytes = Buffer.from(hex, 'hex');
  if (bytes.length < 8) return undefined;
  const family = bytes.readUInt16LE(0);
  const port = bytes.readUInt16BE(2);
  if (family === AF_INET) return { ip: `${bytes[4]}.${bytes[5]}.${bytes[6]}.${bytes[7]}`, port };
  if (family !== AF_INET6 || bytes.length < 24) return undefined;
  const groups: string[] = [];
  for (let at = 8; at < 24; at += 2) groups.push(bytes.readUInt16BE(at).toString(16));
  return { ip: compress(groups), port };
}

/** RFC 5952: the first longest run of zero groups becomes `::`. */
function compress(groups: readonly string[]): string {
  const text = groups.join(':');
  const runs = text.match(/(?:^|:)0(?::0)+(?=:|$)/g);
  if (runs === null) return text;
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best));
  const at = text.indexOf(longest);
  const head = text.slice(0, at);
  const tail = text.slice(at + longest.length + 1);
  return `${head}::${tail}`;
}
