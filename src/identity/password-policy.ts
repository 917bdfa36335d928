import { Fault } from '../kernel/fault.ts';
import { identityFaults } from './errors.ts';

export const passwordLengthMin = 12;
export const passwordLengthMax = 256;

/**
 * Refuses passwords that guessing finds first. Length counts, composition rules do not (NIST SP 800-63B, 3.1.1.2).
 * @throws Fault `password_weak` with the reason
 */
export function requireGoodPassword(password: string, email: string): void {
  const refuse = (message: string): never => {
    throw new Fault(identityFaults.passwordWeak, { field: 'password', message });
  };
  const characters = [...password];
  if (characters.length < passwordLengthMin)
    refuse(`The password needs at least ${passwordLengthMin} characters.`);
  if (password.length > passwordLengthMax)
    refuse(`The password may have at most ${passwordLengthMax} characters.`);
  if (new Set(characters).size < 5) refuse('The password repeats too few different characters.');
  const lower = password.toLowerCase();
  const mailbox = email.toLowerCase().split('@')[0] ?? '';
  if (lower === email.toLowerCase() || (mailbox.length >= 4 && lower.replaceAll(mailbox, '').length < 6)) {
    refuse('The password is too close to the e-mail address.');
  }
  if (isRun(lower)) refuse('The password is a plain sequence of characters.');
}

/** True for `abcdefghijkl`, `123456789012` and their reverses. */
function isRun(text: string): boolean {
  let up = 0;
  let down = 0;
  for (let i = 1; i < text.length; i++) {
    const step = text.charCodeAt(i) - text.charCodeAt(i - 1);
    if (step === 1) up++;
    if (step === -1) down++;
  }
  return Math.max(up, down) >= text.length - 2;
}
