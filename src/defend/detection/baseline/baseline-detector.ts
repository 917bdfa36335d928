import type { DetectionContext, Detector } from '../../../contracts/detector.ts';
import type { Entity } from '../../../contracts/entity.ts';
import type { EventRecord } from '../../../contracts/event.ts';
import type { FindingDraft } from '../../../contracts/finding.ts';
import { BASELINE_DETECTOR, BASELINE_VERSION, noveltyFinding, volumeFinding } from './baseline-finding.ts';
import { BoundedMap } from './bounded-map.ts';
import { EntityProfile } from './entity-profile.ts';
import { FindingBudget } from './finding-budget.ts';
import { HOUR_MS } from './hourly-volume.ts';
import { type Observation, observationsOf } from './observations.ts';
import { type BaselineOptions, baselineDefaults } from './options.ts';
import { SharedValues } from './shared-values.ts';
import { decodeState, encodeState } from './snapshot.ts';

/** How far the learning is, for people. */
export interface BaselineStatus {
  readonly entities: number;
  /** Entities that are not known long or well enough to be judged. */
  readonly learning: number;
  /** Entities that were forgotten because there are too many. */
  readonly evictedEntities: number;
  readonly findings: number;
  /** Findings that the budget held back. */
  readonly heldBack: number;
}

/** Creates the learned baseline with its defaults changed where the caller wants. */
export function createBaselineDetector(options: Partial<BaselineOptions> = {}): BaselineDetector {
  return new BaselineDetector({ ...baselineDefaults, ...options });
}

/**
 * Learns for every user, host, API token, model and service what is usual, and says when something is not: a value never
 * seen of it and rare among its peers, or far more events than the hour of the week usually brings. It says nothing of an
 * entity that it does not know well. Times are event times, so a replay learns what the live stream would have.
 */
export class BaselineDetector implements Detector {
  readonly name = BASELINE_DETECTOR;
  readonly version = BASELINE_VERSION;
  readonly kind = 'baseline';
  readonly #options: BaselineOptions;
  #profiles: BoundedMap<EntityProfile>;
  readonly #shared = new Map<string, SharedValues>();
  readonly #entityCounts = new Map<string, number>();
  #noveltyBudget: FindingBudget;
  #volumeBudget: FindingBudget;

  constructor(options: BaselineOptions) {
    this.#options = options;
    this.#profiles = new BoundedMap(options.entitiesMax);
    this.#noveltyBudget = new FindingBudget(options.eventsPerFinding, options.burst);
    this.#volumeBudget = new FindingBudget(options.eventsPerFinding, options.burst);
  }

  inspect(events: readonly EventRecord[], context: DetectionContext): readonly FindingDraft[] {
    const findings: FindingDraft[] = [];
    for (const event of events) {
      this.#noveltyBudget.earn();
      this.#volumeBudget.earn();
      for (const { entity, observations } of observationsOf(event)) {
        this.#learn(event, entity, observations, context.nowMs, findings);
      }
    }
    return findings;
  }

  #learn(
    event: EventRecord,
    entity: Entity,
    observations: readonly Observation[],
    nowMs: number,
    out: FindingDraft[],
  ): void {
    const key = `${entity.kind}:${entity.name}`;
    const known = this.#profiles.use(key);
    const profile = known ?? new EntityProfile(event.timeMs, this.#options.valuesMax);
    if (known === undefined) this.#profiles.set(key, profile);
    if (known === undefined)
      this.#entityCounts.set(entity.kind, (this.#entityCounts.get(entity.kind) ?? 0) + 1);
    profile.touch(event.timeMs);
    for (const observation of observations) this.#value(event, entity, profile, observation, out);
    // An event from the future would make all that follow it late.
    if (event.timeMs > nowMs + HOUR_MS) return;
    const judgement = profile.volume.observe(event.timeMs, this.#options.pMax / 10);
    if (judgement !== undefined && this.#volumeBudget.spend())
      out.push(volumeFinding(event, entity, judgement));
  }

  #value(
    event: EventRecord,
    entity: Entity,
    profile: EntityProfile,
    observation: Observation,
    out: FindingDraft[],
  ): void {
    const { feature, value } = observation;
    const own = profile.counts(feature);
    const shared = this.#sharedValues(`${entity.kind}:${feature}`);
    const isNew = own.count(value) === 0;
    if (isNew && this.#isKnown(profile, own.observations)) {
      const peers = Math.max(0, (this.#entityCounts.get(entity.kind) ?? 1) - 1);
      const ownP = own.newValueProbability();
      const peerP = shared.rarity(value, peers);
      if (ownP * peerP <= this.#options.pMax && this.#noveltyBudget.spend()) {
        const { observations } = own;
        const novelty = {
          observation,
          ownP,
          peerP,
          observations,
          holders: shared.holders(value),
          peers,
          usual: own.usual(3),
        };
        out.push(noveltyFinding(event, entity, novelty));
      }
    }
    own.observe(value);
    shared.observe(value, isNew);
  }

  #isKnown(profile: EntityProfile, observations: number): boolean {
    return profile.knownMs >= this.#options.warmUpMs && observations >= this.#options.observationsMin;
  }

  #sharedValues(key: string): SharedValues {
    const known = this.#shared.get(key);
    if (known !== undefined) return known;
    const made = new SharedValues(this.#options.sharedValuesMax);
    this.#shared.set(key, made);
    return made;
  }

  status(): BaselineStatus {
    let learning = 0;
    for (const [, profile] of this.#profiles.entries()) {
      if (!this.#isKnown(profile, profile.events)) learning++;
    }
    return {
      entities: this.#profiles.size,
      learning,
      evictedEntities: this.#profiles.evicted,
      findings: this.#noveltyBudget.spent + this.#volumeBudget.spent,
      heldBack: this.#noveltyBudget.held + this.#volumeBudget.held,
    };
  }

  snapshot(): Uint8Array {
    return encodeState({
      evicted: this.#profiles.evicted,
      profiles: [...this.#profiles.entries()].map(([key, profile]) => [key, profile.state()]),
      shared: [...this.#shared].map(([key, values]) => [key, values.state()]),
      entityCounts: [...this.#entityCounts],
      noveltyBudget: this.#noveltyBudget.state(),
      volumeBudget: this.#volumeBudget.state(),
    });
  }

  /** @throws Fault `detection.state_unreadable`; the state is then what it was */
  restore(state: Uint8Array): void {
    const saved = decodeState(state);
    const profiles = saved.profiles.map(([key, profileState]) => {
      const profile = new EntityProfile(0, this.#options.valuesMax);
      profile.restore(profileState);
      return [key, profile] as const;
    });
    this.#profiles = new BoundedMap(this.#options.entitiesMax);
    this.#profiles.restore(profiles, saved.evicted);
    this.#shared.clear();
    for (const [key, values] of saved.shared) this.#sharedValues(key).restore(values);
    this.#entityCounts.clear();
    for (const [kind, count] of saved.entityCounts) this.#entityCounts.set(kind, count);
    this.#noveltyBudget.restore(saved.noveltyBudget);
    this.#volumeBudget.restore(saved.volumeBudget);
  }
}
