export { PLACEHOLDER_MAX } from './placeholder.ts';
export { createRestorer, type Restorer, type RestorerOptions, restoreText } from './restorer.ts';
export { openVault, sealVault } from './seal-vault.ts';
export {
  type Tokenised,
  type TokenisedSpan,
  type TypedSpan,
  tokeniseSegments,
  tokeniseText,
} from './tokenise.ts';
export { createVault, type Vault, type VaultEntry, type VaultOptions } from './vault.ts';
export { createVaultRegistry, type VaultRegistry, type VaultRegistryOptions } from './vault-registry.ts';
