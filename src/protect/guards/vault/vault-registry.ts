import { createHmac, randomBytes } from 'node:crypto';
import { createVault, type Vault } from './vault.ts';

/** The vaults of many conversations, in memory, bounded in number and age. */
export interface VaultRegistry {
  /** The conversation's vault, made when there is none. `id` should name tenant and conversation. */
  vaultOf(id: string): Vault;
  forget(id: string): void;
  readonly size: number;
}

export interface VaultRegistryOptions {
  /** A monotonic clock in milliseconds. */
  readonly now: () => number;
  /** How long a vault lives after its last use, milliseconds. */
  readonly ttlMs?: number;
  readonly vaultsMax?: number;
  readonly entriesMax?: number;
  /** 32 bytes; random ones for each process when left out. */
  readonly key?: Uint8Array;
}

const TTL_MS = 3_600_000;
const VAULTS_MAX = 10_000;

/** An empty registry. The vault used longest ago makes room for a new one; a vault past its time is gone at once. */
export function createVaultRegistry(options: VaultRegistryOptions): VaultRegistry {
  const { now, ttlMs = TTL_MS, vaultsMax = VAULTS_MAX, key = randomBytes(32) } = options;
  const vaults = new Map<string, { vault: Vault; usedMs: number }>();
  const expire = () => {
    const limit = now() - ttlMs;
    for (const [id, { usedMs }] of vaults) {
      // The map is in order of use: behind the first that is young enough all are.
      if (usedMs > limit && vaults.size <= vaultsMax) return;
      vaults.delete(id);
    }
  };
  return {
    get size() {
      expire();
      return vaults.size;
    },
    vaultOf: (id) => {
      expire();
      const known = vaults.get(id);
      const vault =
        known?.vault ??
        createVault({
          key: createHmac('sha256', key).update(id).digest(),
          ...(options.entriesMax === undefined ? {} : { entriesMax: options.entriesMax }),
        });
      vaults.delete(id);
      vaults.set(id, { vault, usedMs: now() });
      expire();
      return vault;
    },
    forget: (id) => {
      vaults.delete(id);
    },
  };
}
