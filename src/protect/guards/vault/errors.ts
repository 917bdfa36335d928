import type { FaultDefinition } from '../../../kernel/fault.ts';

/** Every fault of the vault. */
export const vaultErrors = {
  full: {
    code: 'vault_full',
    status: 429,
    message: 'This conversation holds more personal values than the vault may keep.',
  },
  sealInvalid: {
    code: 'vault_seal_invalid',
    status: 400,
    message: 'The sealed vault was changed, belongs to another conversation or needs another key.',
  },
  keyInvalid: {
    code: 'vault_key_invalid',
    status: 500,
    message: 'The vault needs a key of 32 bytes.',
  },
} as const satisfies Record<string, FaultDefinition>;
