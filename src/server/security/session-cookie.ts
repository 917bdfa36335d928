import { type OpenedSession, sessionAbsoluteMs } from '../../identity/index.ts';

const name = 'bartizan_session';

/** `Set-Cookie` that signs the browser in. */
export function sessionCookie(session: OpenedSession, isSecure: boolean): string {
  return `${name}=${session.secret}; Max-Age=${Math.floor(sessionAbsoluteMs / 1000)}; ${attributes(isSecure)}`;
}

/** `Set-Cookie` that signs it out. */
export function clearedSessionCookie(isSecure: boolean): string {
  return `${name}=; Max-Age=0; ${attributes(isSecure)}`;
}

/** The session's secret in a `Cookie` header; undefined when there is none, or two, of which one was planted. */
export function sessionSecretOf(cookieHeader: string | undefined): string | undefined {
  if (cookieHeader === undefined || cookieHeader.length > 8192) return undefined;
  const values = cookieHeader
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(`${name}=`))
    .map((part) => part.slice(name.length + 1));
  return values.length === 1 ? values[0] : undefined;
}

function attributes(isSecure: boolean): string {
  return `Path=/; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`;
}
