export type { NewToken } from './api-tokens.ts';
export { type CsrfCheck, comesFromOwnSite, passesCsrf } from './csrf.ts';
export { identityFaults } from './errors.ts';
export { Identity, type IdentityOptions, type OwnerDraft } from './identity.ts';
export { passwordLengthMax, passwordLengthMin } from './password-policy.ts';
export { type ClientInfo, type OpenedSession, type Session, sessionAbsoluteMs } from './sessions.ts';
