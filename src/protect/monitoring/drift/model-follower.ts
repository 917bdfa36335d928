import type { AnswerSketch } from '../../../contracts/gateway-event.ts';
import { spread } from '../abuse/prompt-sketch.ts';
import { ConformalFollower, narrowTail, wideTail } from './conformal-follower.ts';

export const measures = ['length', 'refusals', 'language', 'endings', 'words'] as const;
export type Measure = (typeof measures)[number];

const rareOrNot: ReadonlySet<Measure> = new Set<Measure>(['refusals', 'language', 'endings']);

const WEEK_MS = 7 * 86_400_000;
/** Answers of one token that come sooner after another are not counted: they would resemble it. */
const APART_MS = 20_000;
const TOKENS_MAX = 256;
/** First answers, which only say what is usual: every later one is measured by the same. */
const LESSONS = 100;

export interface FollowedAnswer {
  readonly timeMs: number;
  readonly tokenId: string;
  readonly finishReason: string | null;
  readonly sketch: AnswerSketch;
}

/** One thing that changed. */
export interface Change {
  readonly measure: Measure;
  readonly evidence: number;
  readonly isRising: boolean;
}

/** What changed in a model's answers, the clearest first. */
export interface Drift {
  readonly changes: readonly Change[];
  /** Of all measures together. */
  readonly evidence: number;
  readonly answers: number;
}

/** Evidence of one measure from which it is named beside the clearest. */
const NAMED = 20;

/** Follows the answers of one model; bounded state, about 45 kB. */
export class ModelFollower {
  readonly #followers: readonly ConformalFollower[] = measures.map((measure) => {
    return new ConformalFollower(rareOrNot.has(measure) ? narrowTail : wideTail);
  });
  readonly #lastMs = new Map<string, number>();
  /** How often each script and ending came in the lessons, and the sums of the shares of word buckets. */
  readonly #scripts = new Map<string, number>();
  readonly #endings = new Map<string, number>();
  #words: number[] = [];
  #weekMs: number | undefined;
  #answers = 0;

  /** @returns what changed, when the evidence reaches 1 / falseAlarmRate; then it learns anew */
  add(answer: FollowedAnswer, falseAlarmRate: number): Drift | undefined {
    if (!this.#isApart(answer)) return undefined;
    this.#turn(answer.timeMs);
    this.#answers++;
    if (this.#answers <= LESSONS) {
      this.#learn(answer);
      return undefined;
    }
    const values = this.#valuesOf(answer);
    for (const [at, follower] of this.#followers.entries())
      follower.add(values[at]!, spread(this.#answers * measures.length + at) / 2 ** 32);
    const mean = this.#followers.reduce((sum, { evidence }) => sum + evidence, 0) / measures.length;
    return mean * falseAlarmRate >= 1 ? this.#found(mean) : undefined;
  }

  #found(evidence: number): Drift {
    const all = this.#followers.map((follower, at) => {
      return { measure: measures[at]!, evidence: follower.evidence, isRising: follower.isRising };
    });
    const changes = all.filter((change) => change.evidence >= NAMED).sort((x, y) => y.evidence - x.evidence);
    for (const follower of this.#followers) follower.restart();
    this.#scripts.clear();
    this.#endings.clear();
    this.#words = [];
    const answers = this.#answers;
    this.#answers = 0;
    return { changes, evidence, answers };
  }

  #isApart({ tokenId, timeMs }: FollowedAnswer): boolean {
    const lastMs = this.#lastMs.get(tokenId);
    if (lastMs !== undefined && Math.abs(timeMs - lastMs) < APART_MS) return false;
    this.#lastMs.delete(tokenId);
    if (this.#lastMs.size >= TOKENS_MAX) {
      const oldest = this.#lastMs.keys().next();
      if (!oldest.done) this.#lastMs.delete(oldest.value);
    }
    this.#lastMs.set(tokenId, timeMs);
    return true;
  }

  #turn(timeMs: number): void {
    this.#weekMs ??= timeMs;
    if (timeMs - this.#weekMs < WEEK_MS) return;
    this.#weekMs = timeMs;
    for (const follower of this.#followers) follower.renew();
  }

  #learn({ sketch, finishReason }: FollowedAnswer): void {
    count(this.#scripts, sketch.script);
    count(this.#endings, finishReason ?? NO_ENDING);
    const shares = sharesOf(sketch.words);
    this.#words = shares.map((share, at) => (this.#words[at] ?? 0) + share);
  }

  #valuesOf({ sketch, finishReason }: FollowedAnswer): readonly number[] {
    const language = rarity(this.#scripts, sketch.script);
    const ending = rarity(this.#endings, finishReason ?? NO_ENDING);
    return [
      Math.log2(sketch.units + 1),
      Number(sketch.refusal),
      language,
      ending,
      this.#distance(sketch.words),
    ];
  }

  /** Half of the absolute difference between the answer's shares of word buckets and the usual ones. */
  #distance(words: readonly number[]): number {
    const shares = sharesOf(words);
    const distance = shares.reduce(
      (sum, share, at) => sum + Math.abs(share - (this.#words[at] ?? 0) / LESSONS),
      0,
    );
    // A short answer is far from the mean by chance alone.
    return distance * Math.sqrt(Math.min(totalOf(words), 200));
  }
}

const NAMES_MAX = 32;
const NO_ENDING = '(none)';

function totalOf(words: readonly number[]): number {
  return words.reduce((sum, each) => sum + each, 0) || 1;
}

function sharesOf(words: readonly number[]): number[] {
  const total = totalOf(words);
  return words.map((each) => each / total);
}

function count(counts: Map<string, number>, name: string): void {
  if (counts.size < NAMES_MAX || counts.has(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
}

/** How rare a name was in the lessons, 0..1. */
function rarity(counts: ReadonlyMap<string, number>, name: string): number {
  return 1 - (counts.get(name) ?? 0) / LESSONS;
}
