import type { Alarm, IdentityKind } from './alarm.ts';
import { Counts } from './baseline.ts';
import { ProbeTest } from './probe-test.ts';
import { type Probe, probes, usualOfMany, usualOfOne } from './probes.ts';
import { type PromptSketch, WORD_BUCKETS } from './prompt-sketch.ts';
import { SketchRing } from './sketch-ring.ts';
import { VolumeMeter } from './volume-meter.ts';
import { WordCoverage } from './word-coverage.ts';

const WEEK_MS = 7 * 86_400_000;
const LESSON_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** Evidence from which an identity teaches nobody any more. */
const SUSPECT = 10;
/** Observations of each kind that one identity may teach its route in an hour. */
const TAUGHT_MAX = 60;
/** Recent prompts that are remembered of one key, and of many. */
const RING_OF_ONE = 512;
const RING_OF_MANY = 2_048;

/** What one call says to one identity's tests. */
export interface CallFacts {
  readonly nowMs: number;
  readonly sketches: readonly PromptSketch[];
  readonly inputs: number;
  readonly isProbing: boolean;
  /** Conformal p-value of the prompt on its route. */
  readonly pValue: number | undefined;
  /** The key, as a number. */
  readonly owner: number;
  readonly falseAlarmRate: number;
  readonly cooldownMs: number;
  readonly isLearning: boolean;
}

const UNUSUAL = 0.05;

/** All tests of one identity: a key, or several taken together. Bounded state; no words are kept. */
export class IdentityWatch {
  readonly kind: IdentityKind;
  readonly name: string;
  readonly label: string;
  readonly tests: readonly ProbeTest[];
  readonly firstMs: number;
  /** Probes that an analyst has called ordinary here. */
  readonly accepted = new Set<Probe>();
  readonly #ring: SketchRing;
  readonly #coverage = new WordCoverage();
  readonly #volume = new VolumeMeter();
  readonly #fresh = new Counts();
  readonly #today = new Counts();
  readonly #own = new Counts();
  #happened = new Set<Probe>();
  #lastOwner = 0;
  #alarm: Alarm | undefined;
  #weekMs: number;
  #lessonMs: number;
  #dayMs: number;
  calls = 0;
  lastMs: number;

  constructor(kind: IdentityKind, name: string, label: string, nowMs: number) {
    this.kind = kind;
    this.name = name;
    this.label = label;
    this.tests = probes.map((probe) => new ProbeTest(probe));
    this.#ring = new SketchRing(this.#isOne ? RING_OF_ONE : RING_OF_MANY);
    this.firstMs = this.lastMs = this.#weekMs = this.#lessonMs = this.#dayMs = nowMs;
  }

  get #isOne(): boolean {
    return this.kind === 'token';
  }

  /** Evidence of all tests together: their mean is a test of its own with the same guarantee. */
  get evidence(): number {
    let sum = 0;
    for (const test of this.tests) sum += test.evidence;
    return sum / this.tests.length;
  }

  get coveredWords(): number {
    return this.#coverage.covered;
  }

  /** Bytes of its lists, which are nearly all that it takes. */
  get bytes(): number {
    return this.#ring.bytes + WORD_BUCKETS / 8 + 3 * Counts.BYTES;
  }

  alarmAt(nowMs: number): Alarm | undefined {
    return this.#alarm !== undefined && nowMs < this.#alarm.untilMs ? this.#alarm : undefined;
  }

  /** Whether the call just observed bears out what the alarm is about. */
  bearsOut(rule: Probe): boolean {
    return this.#happened.has(rule);
  }

  /** @param route what the route's other callers have taught */
  observe(facts: CallFacts, route: Counts): void {
    const { nowMs } = facts;
    this.calls++;
    this.lastMs = nowMs;
    this.#happened = new Set();
    this.#turn(nowMs, facts.isLearning, route);
    let isNew = false;
    for (const sketch of facts.sketches) isNew = this.#compare(sketch, facts, route);
    // What one key does in a row is its own habit; a group is asked about what goes from key to key.
    if (this.#isOne || facts.owner !== this.#lastOwner) this.#single(facts, route, isNew);
    this.#lastOwner = facts.owner;
    this.#note('sudden-volume', this.#volume.take(nowMs, facts.inputs), facts, route);
    this.#judge(facts);
  }

  /** @param isNew whether the newest prompt is no version of a recent one: that would be as unusual as the first */
  #single(facts: CallFacts, route: Counts, isNew: boolean): void {
    this.#note('probability-harvest', facts.isProbing, facts, route);
    const isNoise = facts.sketches.at(-1)?.isNoise === true;
    if (isNew && (facts.pValue !== undefined || isNoise))
      this.#note('unusual-prompts', isNoise || facts.pValue! <= UNUSUAL, facts, route);
  }

  /** @returns whether the prompt is neither one that was there nor a version of one */
  #compare(sketch: PromptSketch, facts: CallFacts, route: Counts): boolean {
    const found = this.#ring.compare(sketch, this.#isOne ? 0 : facts.owner);
    this.#ring.add(sketch, facts.owner);
    // The same prompt again explores nothing: somebody tries again, or a machine asks whether all is well.
    if (found.isRepeat) return false;
    if (sketch.signature !== undefined) this.#note('near-duplicate-sweep', found.isNear, facts, route);
    if (sketch.skeleton !== 0) this.#note('same-structure-sweep', found.isSameStructure, facts, route);
    if (!this.#isOne) return !found.isNear;
    const { step } = this.#coverage;
    this.#note('coverage-crawl', this.#coverage.add(sketch), facts, route, step);
    return !found.isNear;
  }

  #note(probe: Probe, happened: boolean | undefined, facts: CallFacts, route: Counts, state?: number): void {
    if (happened === undefined) return;
    if (happened) this.#happened.add(probe);
    if (this.accepted.has(probe)) return;
    const learned = this.#isOne ? [route, this.#own] : [this.#own];
    const prior = (this.#isOne ? usualOfOne : usualOfMany)[probe];
    const test = this.tests[probes.indexOf(probe)]!;
    const usual = { prior, trustsPast: !this.#isOne, learned, fresh: this.#fresh };
    test.observe(happened, usual, facts.nowMs, state);
  }

  #judge(facts: CallFacts): void {
    const { nowMs, cooldownMs } = facts;
    if (facts.isLearning) {
      for (const test of this.tests) test.restart();
      return;
    }
    const standing = this.alarmAt(nowMs);
    if (standing !== undefined) {
      if (this.bearsOut(standing.rule))
        this.#alarm = { ...this.#counted(standing), untilMs: nowMs + cooldownMs };
      return;
    }
    if (this.#alarm !== undefined) {
      this.#alarm = undefined;
      for (const test of this.tests) test.restart();
      return;
    }
    const { evidence } = this;
    if (evidence * facts.falseAlarmRate < 1) return;
    const loudest = this.tests.reduce((best, test) => (test.evidence > best.evidence ? test : best));
    const { probe: rule, hits, seen, sinceMs } = loudest;
    const { kind, label: identity } = this;
    const untilMs = nowMs + cooldownMs;
    this.#alarm = { kind, identity, rule, raisedMs: nowMs, untilMs, evidence, hits, seen, sinceMs };
  }

  #counted(alarm: Alarm): Alarm {
    const { hits, seen } = this.tests[probes.indexOf(alarm.rule)]!;
    return { ...alarm, hits, seen };
  }

  /** Hour, day and week: what was quiet becomes part of what is usual, and each week is tested anew. */
  #turn(nowMs: number, isLearning: boolean, route: Counts): void {
    if (nowMs - this.#lessonMs >= LESSON_MS) {
      this.#lessonMs = nowMs;
      if (isLearning || this.evidence < SUSPECT) {
        if (this.#isOne) route.take(this.#fresh, TAUGHT_MAX);
        (this.#isOne ? this.#today : this.#own).take(this.#fresh, Number.POSITIVE_INFINITY);
      }
      this.#fresh.clear();
    }
    if (nowMs - this.#dayMs >= DAY_MS || isLearning) {
      this.#dayMs = nowMs;
      this.#own.take(this.#today, Number.POSITIVE_INFINITY);
      this.#today.clear();
    }
    if (nowMs - this.#weekMs >= WEEK_MS) {
      this.#weekMs = nowMs;
      for (const test of this.tests) test.restart();
      this.#coverage.clear();
    }
  }

  /** An analyst has looked: the alarm ends and the tests begin anew. */
  clear(accept: boolean): void {
    const rule = this.#alarm?.rule;
    if (accept && rule !== undefined) this.accepted.add(rule);
    if (!accept) this.accepted.clear();
    this.#alarm = undefined;
    for (const test of this.tests) test.forget();
  }
}
