/** How much likelier than the baseline the bets hold an observation to be, as ratios of odds. */
const oddsRatios = [2, 6, 30, 300] as const;
const FIRST_SHARE = 0.5;
/** Decay of what is set aside for a change that begins later: the sum over all calls stays below the other half. */
const LATER_EXPONENT = 1.25;
const LATER_SHARE = FIRST_SHARE / 4.6;
const WEALTH_MAX = 1e12;

/**
 * Tests by betting whether something happens more often than a baseline allows. Wealth starts at 1; while each happening
 * is no likelier than the baseline said before it, wealth is a non-negative supermartingale, so that the chance of its
 * ever reaching 1/α is at most α (Ville), however long one looks. A part of the wealth is kept back and bet from later
 * moments on, so that a long quiet time does not make the test deaf.
 */
export class BettingTest {
  readonly #running: Float64Array = new Float64Array(oddsRatios.length);
  #reserve = 1;
  #bets = 0;

  /** Present wealth: evidence against the baseline. */
  get evidence(): number {
    let sum = this.#reserve;
    for (const part of this.#running) sum += part;
    return sum;
  }

  /**
   * Takes one observation.
   *
   * @param usual highest chance of it that the baseline allows, told before it was seen; between 0 and 1
   */
  observe(happened: boolean, usual: number): void {
    this.#bets++;
    const share = this.#bets === 1 ? FIRST_SHARE : LATER_SHARE * this.#bets ** -LATER_EXPONENT;
    const stake = Math.min(share, this.#reserve);
    this.#reserve -= stake;
    const odds = usual / (1 - usual);
    for (let at = 0; at < oddsRatios.length; at++) {
      const raised = odds * oddsRatios[at]!;
      const likelier = raised / (1 + raised);
      const factor = happened ? likelier / usual : (1 - likelier) / (1 - usual);
      this.#running[at] = Math.min((this.#running[at]! + stake / oddsRatios.length) * factor, WEALTH_MAX);
    }
  }

  restart(): void {
    this.#running.fill(0);
    this.#reserve = 1;
    this.#bets = 0;
  }
}
