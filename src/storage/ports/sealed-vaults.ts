/** An encrypted vault as it is kept. */
export interface SealedVault {
  /** A keyed hash of whose it is and of the provider's id. */
  readonly id: string;
  /** What the conversation's own key is made from; no secret without the installation's key. */
  readonly conversation: string;
  readonly sealed: Uint8Array;
  readonly expiresMs: number;
}

/** Vaults of conversations that a provider keeps. Nothing in them can be read without a key that is kept elsewhere. */
export interface SealedVaults {
  /** Adds a vault or takes the place of the one with its id. */
  put(vault: SealedVault): Promise<void>;
  /** Undefined when there is none, or its time is over. */
  get(id: string, nowMs: number): Promise<SealedVault | undefined>;
  count(): Promise<number>;
}
