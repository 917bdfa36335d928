export { hashedValue } from './hash-value.ts';
export { PLACEHOLDER_MAX } from './placeholder.ts';
export { createRestorer, type Restorer, restoreText } from './restorer.ts';
export { openVault, sealVault } from './seal-vault.ts';
export { type Tokenised, tokeniseSegments, tokeniseText } from './tokenise.ts';
export { createVault, type Vault } from './vault.ts';
export { createVaultRegistry, type VaultRegistry } from './vault-registry.ts';
