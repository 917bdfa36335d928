import { type GatewayPolicy, gatewayPolicySchema } from '../../contracts/guard.ts';
import { INJECTION_GUARD } from './injection/injection-guard.ts';
import { PII_GUARD } from './pii/pii-guard.ts';
import { SECRETS_GUARD } from './secrets/secrets-guard.ts';
import { EXFILTRATION_GUARD, UNSAFE_URL_GUARD } from './urls/index.ts';

/**
 * What a route does until somebody decides otherwise. Injections are blocked before they reach a model. Secrets are
 * taken out in both directions: no model needs a live key, and an answer with one is a leak. Personal data is taken
 * out of answers and only noted in prompts, because people ask about their own mail and taking it out would break that.
 * Addresses in answers that would carry data away are taken out. The guards of names and of system prompts are left to
 * policies that name them: they cost more than all others together.
 */
export const defaultPolicy: GatewayPolicy = gatewayPolicySchema.parse({
  name: 'default',
  guards: [
    { guard: INJECTION_GUARD, action: 'block', threshold: 0.5, directions: ['input'] },
    { guard: SECRETS_GUARD, action: 'redact', threshold: 0.5 },
    { guard: PII_GUARD, action: 'flag', threshold: 0.5, directions: ['input'] },
    { guard: PII_GUARD, action: 'redact', threshold: 0.5, directions: ['output'] },
    { guard: EXFILTRATION_GUARD, action: 'redact', threshold: 0.5, directions: ['output'] },
    { guard: UNSAFE_URL_GUARD, action: 'flag', threshold: 0.5, directions: ['output'] },
  ],
});
