import type { FaultDefinition } from '../kernel/fault.ts';

/** Every fault of this domain. Texts never tell whether an e-mail has an account. */
export const identityFaults = {
  signInFailed: { code: 'sign_in_failed', status: 401, message: 'The e-mail or the password is wrong.' },
  signInLimited: {
    code: 'sign_in_limited',
    status: 429,
    message: 'Too many attempts to sign in. Wait a little and try again.',
  },
  busy: { code: 'identity_busy', status: 503, message: 'Too many sign-ins at once. Try again in a moment.' },
  setupDone: {
    code: 'setup_done',
    status: 409,
    message: 'An owner account exists already. Sign in instead.',
  },
  setupTokenInvalid: {
    code: 'setup_token_invalid',
    status: 403,
    message: 'The set-up link is not valid. Use the one that the server printed when it started last.',
  },
  passwordWeak: { code: 'password_weak', status: 400, message: 'The password is too easy to guess.' },
  emailInvalid: { code: 'email_invalid', status: 400, message: 'This is not an e-mail address.' },
  tokenScopesEmpty: { code: 'token_scopes_empty', status: 400, message: 'A token needs at least one scope.' },
  passwordHashInvalid: {
    code: 'password_hash_invalid',
    status: 500,
    message: 'A stored password hash cannot be read.',
  },
  csrfFailed: {
    code: 'csrf_failed',
    status: 403,
    message: 'The request does not carry the CSRF token of its session, or comes from another site.',
  },
} as const satisfies Record<string, FaultDefinition>;
