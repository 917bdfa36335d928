/** What a message of sshd (or of PAM in its name) says about a log-on. */
export interface SshdLogon {
  readonly outcome: 'accepted' | 'failed' | 'closed';
  readonly user: string | undefined;
  readonly ip: string | undefined;
  readonly port: number | undefined;
  /** `password`, `publickey`, … */
  readonly method: string | undefined;
}

/**
 * Reads sshd's messages about authentication (OpenSSH auth.c, and pam_unix's). The user's name comes from the network and
 * may itself hold ` from 10.0.0.1 port 22`, so the address is looked for from the end.
 */
export function readSshd(body: string): SshdLogon | undefined {
  if (body.length > 2048) return undefined;
  if (body.startsWith('Accepted ')) return withAddress('accepted', body, 9);
  if (body.startsWith('Failed ')) return withAddress('failed', body, 7);
  if (body.startsWith('Invalid user ')) return addressAfter('failed', body, 13, undefined);
  if (body.startsWith('maximum authentication attempts exceeded for '))
    return addressAfter('failed', body, 45, undefined);
  if (body.includes('authentication failure;')) return readPam(body);
  if (body.includes('session closed for user ')) {
    const user = firstWord(body.slice(body.indexOf('session closed for user ') + 24));
    return { outcome: 'closed', user, ip: undefined, port: undefined, method: undefined };
  }
  return body.startsWith('Disconnected from user ') ? readDisconnect(body.slice(23)) : undefined;
}

function withAddress(outcome: SshdLogon['outcome'], body: string, start: number): SshdLogon | undefined {
  const methodEnd = body.indexOf(' for ', start);
  if (methodEnd < 0) return undefined;
  return addressAfter(outcome, body, methodEnd + 5, body.slice(start, methodEnd));
}

function addressAfter(
  outcome: SshdLogon['outcome'],
  body: string,
  start: number,
  method: string | undefined,
): SshdLogon | undefined {
  const from = body.lastIndexOf(' from ');
  if (from < start) return undefined;
  let user = body.slice(start, from);
  if (user.startsWith('invalid user ')) user = user.slice(13);
  else if (user.startsWith('illegal user ')) user = user.slice(13);
  const rest = body.slice(from + 6).split(' ', 4);
  const port = rest[1] === 'port' ? Number(rest[2]) : Number.NaN;
  return { outcome, user, ip: rest[0], port: Number.isSafeInteger(port) ? port : undefined, method };
}

/** `authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=10.0.0.1  user=root` */
function readPam(body: string): SshdLogon {
  const user = wordAfter(body, ' user=');
  const ip = wordAfter(body, ' rhost=');
  return { outcome: 'failed', user, ip, port: undefined, method: 'pam' };
}

function readDisconnect(rest: string): SshdLogon | undefined {
  const words = rest.split(' ', 4);
  const port = Number(words[3]);
  return words.length < 4
    ? undefined
    : {
        outcome: 'closed',
        user: words[0],
        ip: words[1],
        port: Number.isSafeInteger(port) ? port : undefined,
        method: undefined,
      };
}

function wordAfter(text: string, mark: string): string | undefined {
  const at = text.lastIndexOf(mark);
  return at < 0 ? undefined : firstWord(text.slice(at + mark.length));
}

function firstWord(text: string): string | undefined {
  const end = text.search(/[\s(]/);
  const word = end < 0 ? text : text.slice(0, end);
  return word === '' ? undefined : word;
}
