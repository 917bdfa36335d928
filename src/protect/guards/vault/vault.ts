import { createHmac } from 'node:crypto';
import { Fault } from '../../../kernel/fault.ts';
import { vaultErrors } from './errors.ts';
import { canonicalPlaceholder, placeholderOf } from './placeholder.ts';

/** The personal values of one conversation and the placeholders that stand for them. */
export interface Vault {
  /** The value's placeholder: one value of one type has one for as long as the vault lives. */
  placeholderFor(type: string, value: string): string;
  /** The value behind a placeholder of this vault; undefined for anybody else's and for invented ones. */
  resolve(placeholder: string): string | undefined;
  readonly size: number;
  entries(): Iterable<VaultEntry>;
}

export interface VaultEntry {
  readonly type: string;
  readonly value: string;
  readonly placeholder: string;
}

export interface VaultOptions {
  /** 32 random bytes of this conversation alone: placeholders are a keyed hash and cannot be guessed without them. */
  readonly key: Uint8Array;
  readonly entriesMax?: number;
  /** Sum of the values' lengths, UTF-16 code units. */
  readonly unitsMax?: number;
}

const ENTRIES_MAX = 5000;
const UNITS_MAX = 1_000_000;
const KEY_BYTES = 32;

/** An empty vault in memory. A Fault when the key is too short, and from `placeholderFor` when the vault is full. */
export function createVault(options: VaultOptions): Vault {
  if (options.key.length !== KEY_BYTES) throw new Fault(vaultErrors.keyInvalid);
  return new MemoryVault(options);
}

class MemoryVault implements Vault {
  readonly #options: VaultOptions;
  readonly #byValue = new Map<string, VaultEntry>();
  readonly #byPlaceholder = new Map<string, VaultEntry>();
  #units = 0;

  constructor(options: VaultOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#byValue.size;
  }

  placeholderFor(type: string, value: string): string {
    const id = `${type}\0${value}`;
    const known = this.#byValue.get(id);
    if (known !== undefined) return known.placeholder;
    const units = this.#units + value.length;
    const { entriesMax = ENTRIES_MAX, unitsMax = UNITS_MAX, key } = this.#options;
    if (this.#byValue.size >= entriesMax || units > unitsMax) throw new Fault(vaultErrors.full);
    // As UTF-16: two different halves of a character would be the same replacement character in UTF-8, and share a placeholder.
    const placeholder = placeholderOf(type, createHmac('sha256', key).update(id, 'utf16le').digest());
    const entry = { type, value, placeholder };
    this.#byValue.set(id, entry);
    this.#byPlaceholder.set(placeholder, entry);
    this.#units = units;
    return placeholder;
  }

  resolve(placeholder: string): string | undefined {
    return this.#byPlaceholder.get(canonicalPlaceholder(placeholder))?.value;
  }

  entries(): Iterable<VaultEntry> {
    return this.#byValue.values();
  }
}
