import { isIPv6 } from 'node:net';

/** What one client can be counted by: its IPv4 address, or the /64 of its IPv6 address, which is one customer's. */
export function networkKey(ip: string): string {
  const address = ip.split('%')[0] ?? ip;
  if (address.startsWith('::ffff:') && address.includes('.')) return address.slice(7);
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::');
  const start = head === '' ? [] : head.split(':');
  if (tail !== undefined) {
    const end = tail === '' ? [] : tail.split(':');
    while (start.length + end.length < 8) start.push('0');
    start.push(...end);
  }
  return `${start
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
