import { Turns } from '../kernel/turns.ts';
import { identityFaults } from './errors.ts';
import { type Argon2Cost, defaultCost, hashPassword, verifyPassword } from './password-hash.ts';
import { newSecret, type RandomBytes } from './secrets.ts';

/** Hashes and verifies passwords, a bounded number at once: each takes 19 MiB and a thread for tens of milliseconds. */
export class Passwords {
  readonly #random: RandomBytes;
  readonly #cost: Argon2Cost;
  readonly #turns = new Turns(2, 64, identityFaults.busy);
  #dummy: Promise<string> | undefined;

  constructor(random: RandomBytes, cost: Argon2Cost = defaultCost) {
    this.#random = random;
    this.#cost = cost;
  }

  hash(password: string): Promise<string> {
    return this.#turns.run(() => hashPassword(password, this.#random, this.#cost));
  }

  /** With no stored hash it verifies against a dummy one and says false, so that both cases take the same time. */
  async verify(password: string, phc: string | undefined): Promise<boolean> {
    this.#dummy ??= this.hash(newSecret(this.#random));
    const dummy = await this.#dummy;
    const matches = await this.#turns.run(() => verifyPassword(password, phc ?? dummy));
    return matches && phc !== undefined;
  }
}
