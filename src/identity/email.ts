import { Fault } from '../kernel/fault.ts';
import { identityFaults } from './errors.ts';

/**
 * Trims an e-mail address and checks its shape: something, one `@`, a domain; no spaces or control characters.
 * @throws Fault `email_invalid`
 */
export function requireEmail(text: string): string {
  const email = text.trim();
  if (email.length > 254 || !/^[^\s@\p{Cc}]{1,64}@[^\s@\p{Cc}]{1,253}$/u.test(email)) {
    throw new Fault(identityFaults.emailInvalid, { field: 'email' });
  }
  return email;
}
