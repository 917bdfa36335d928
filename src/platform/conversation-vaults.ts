import { createHmac, randomBytes } from 'node:crypto';
import { createVault, openVault, sealVault, type Vault } from '../protect/guards/index.ts';
import type { SealedVaults } from '../storage/ports/index.ts';

const DAY_MS = 86_400_000;
/** As long as the providers that keep conversations keep them. */
const KEPT_MS = 30 * DAY_MS;
/** Vaults that are held until they are written, so that the next request finds them at once. */
const HELD_MAX = 1_000;

/** The vault of one conversation, and what its key is made from. */
export interface Conversation {
  readonly root: string;
  readonly vault: Vault;
}

export interface ConversationVaultsOptions {
  /** 32 bytes that are not in the store. */
  readonly key: Uint8Array;
  /** Left out: vaults live for one call. */
  readonly store?: SealedVaults | undefined;
  readonly nowMs: () => number;
  readonly onError?: (error: unknown) => void;
}

/**
 * Vaults of conversations, each with a key of its own. A conversation that comes whole with every request needs nothing
 * but its key; one that the provider keeps is found again by the provider's id, sealed in the store, also after a restart.
 */
export class ConversationVaults {
  readonly #options: ConversationVaultsOptions;
  readonly #held = new Map<string, Conversation>();

  constructor(options: ConversationVaultsOptions) {
    this.#options = options;
  }

  /** An empty vault of a caller's conversation: the same texts have the same placeholders in it, and in no other. */
  start(caller: string, opening: string | undefined): Conversation {
    const root =
      opening === undefined ? randomBytes(16).toString('hex') : this.#hash('root', caller, opening);
    return { root, vault: createVault({ key: this.#keyOf(root) }) };
  }

  /** The conversation that a provider's id names, if this caller has one. */
  async find(caller: string, id: string): Promise<Conversation | undefined> {
    const { store, key, nowMs } = this.#options;
    const name = this.#hash('id', caller, id);
    const held = this.#held.get(name);
    // A copy: two requests may go on from one answer, and neither shall see the other's values.
    if (held !== undefined) return this.#copy(held);
    const row = await store?.get(name, nowMs());
    if (row === undefined) return undefined;
    const vault = openVault(row.sealed, this.#sealKey(key), `${name}:${row.conversation}`, {
      key: this.#keyOf(row.conversation),
    });
    return { root: row.conversation, vault };
  }

  /** Keeps a conversation under an id that the provider gave; it is there for `find` at once. */
  keep(caller: string, id: string, conversation: Conversation): void {
    const { store, key, nowMs, onError } = this.#options;
    if (store === undefined) return;
    const name = this.#hash('id', caller, id);
    this.#held.delete(name);
    this.#held.set(name, conversation);
    for (const oldest of this.#held.keys()) {
      if (this.#held.size <= HELD_MAX) break;
      this.#held.delete(oldest);
    }
    const { root, vault } = conversation;
    const sealed = sealVault(vault, this.#sealKey(key), `${name}:${root}`);
    store
      .put({ id: name, conversation: root, sealed, expiresMs: nowMs() + KEPT_MS })
      .then(() => {
        // Another server may have written since; from here on the store knows best.
        if (this.#held.get(name) === conversation) this.#held.delete(name);
      })
      .catch((error: unknown) => onError?.(error));
  }

  #copy({ root, vault }: Conversation): Conversation {
    const copy = createVault({ key: this.#keyOf(root) });
    for (const { type, value } of vault.entries()) copy.placeholderFor(type, value);
    return { root, vault: copy };
  }

  #keyOf(root: string): Uint8Array {
    return createHmac('sha256', this.#options.key).update(`placeholders\0${root}`).digest();
  }

  #sealKey(key: Uint8Array): Uint8Array {
    return createHmac('sha256', key).update('seal').digest();
  }

  #hash(use: string, caller: string, text: string): string {
    return createHmac('sha256', this.#options.key)
      .update(JSON.stringify([use, caller, text]))
      .digest('hex');
  }
}
