import { newSecret, type RandomBytes, secretsEqual, sha256Hex } from './secrets.ts';

/** The one-time token of the set-up link. Only its hash is kept, and only in memory: a restart prints a new link. */
export class SetupToken {
  readonly #random: RandomBytes;
  #hash: string | undefined;

  constructor(random: RandomBytes) {
    this.#random = random;
  }

  /** Makes a new token; the one before is void. */
  issue(): string {
    const token = newSecret(this.#random);
    this.#hash = sha256Hex(token);
    return token;
  }

  matches(token: string): boolean {
    return this.#hash !== undefined && secretsEqual(sha256Hex(token), this.#hash);
  }

  void(): void {
    this.#hash = undefined;
  }
}
