import type { Alarm, IdentityKind } from './alarm.ts';
import { Counts } from './baseline.ts';
import { BoundedMap } from './bounded-map.ts';
import { type CallFacts, IdentityWatch } from './identity-watch.ts';
import { networkOf } from './network-of.ts';
import { isProbing, type ObservedCall } from './observed-call.ts';
import type { Probe } from './probes.ts';
import { type PromptSketch, sketchPrompt, spread } from './prompt-sketch.ts';
import { RouteNormal } from './route-normal.ts';

export interface AbuseLimits {
  /** Keys whose state is kept; up to 60 kB each, 7 kB at first. */
  readonly tokensMax: number;
  /** Networks, teams and routes whose state is kept; up to 230 kB each, 7 kB at first. */
  readonly groupsMax: number;
  /** Routes whose ordinary prompts are learned; about 55 kB each. */
  readonly routesMax: number;
  /** Prompts that are looked at in one call, the last of them. */
  readonly promptsMax: number;
}

export const abuseLimits: AbuseLimits = { tokensMax: 2_000, groupsMax: 300, routesMax: 200, promptsMax: 4 };

/** What the engine says of one call. */
export interface AbuseObservation {
  /** Alarms that stand and that this call belongs to. */
  readonly alarms: readonly Alarm[];
  /** Alarms that this very call raised, a part of the above. */
  readonly raised: readonly Alarm[];
  /** How unusual the prompt is for the route, when it is rarer than the settings' share. */
  readonly rare: number | undefined;
}

const nothing: AbuseObservation = { alarms: [], raised: [], rare: undefined };
/** Alarms of many that tell nothing of a single call. */
const ofNobody: ReadonlySet<Probe> = new Set<Probe>(['sudden-volume', 'unusual-prompts']);

interface RouteState {
  readonly counts: Counts;
  readonly normal: RouteNormal;
  readonly firstMs: number;
}

/**
 * Watches calls for the signs of somebody who copies, maps or probes a model: by key, by team and network, and over all
 * keys of a route. Knows no clock and keeps no words; its memory is bounded, and what it forgets is counted.
 */
export class AbuseEngine {
  readonly #limits: AbuseLimits;
  readonly #tokens: BoundedMap<IdentityWatch>;
  readonly #groups: BoundedMap<IdentityWatch>;
  readonly #routes: BoundedMap<RouteState>;

  constructor(limits: Partial<AbuseLimits> = {}) {
    this.#limits = { ...abuseLimits, ...limits };
    this.#tokens = new BoundedMap(this.#limits.tokensMax);
    this.#groups = new BoundedMap(this.#limits.groupsMax);
    this.#routes = new BoundedMap(this.#limits.routesMax);
  }

  get evicted(): number {
    return this.#tokens.evicted + this.#groups.evicted + this.#routes.evicted;
  }

  observe(call: ObservedCall): AbuseObservation {
    const { nowMs, settings } = call;
    const route = this.#routes.use(call.route, () => ({
      counts: new Counts(),
      normal: new RouteNormal(),
      firstMs: nowMs,
    }));
    const sketches = call.prompts.slice(-this.#limits.promptsMax).map(sketchPrompt);
    const newest = sketches.at(-1);
    const pValue = newest && route.normal.pValue(newest, chanceOf(newest, nowMs));
    const facts: CallFacts = {
      nowMs,
      sketches,
      inputs: call.inputs,
      isProbing: isProbing(call.parameters),
      pValue,
      owner: ownerOf(call.token.id),
      falseAlarmRate: settings.falseAlarmRate,
      cooldownMs: settings.cooldownMs,
      isLearning: nowMs - route.firstMs < settings.learningMs,
    };
    const watches = this.#watchesOf(call);
    const raised: Alarm[] = [];
    const alarms: Alarm[] = [];
    for (const watch of watches) observeOne(watch, facts, route.counts, alarms, raised);
    this.#learn(route, newest, watches[0]!);
    const isRare = pValue !== undefined && pValue <= settings.rareShare && !facts.isLearning;
    if (alarms.length === 0 && !isRare) return nothing;
    return { alarms, raised, rare: isRare ? pValue : undefined };
  }

  /** One who is suspected does not teach what is usual. */
  #learn({ normal }: RouteState, newest: PromptSketch | undefined, token: IdentityWatch): void {
    if (newest !== undefined && token.evidence < 10) normal.learn(newest);
  }

  #watchesOf(call: ObservedCall): IdentityWatch[] {
    const { token, team, ip, route, nowMs } = call;
    const watch = (map: BoundedMap<IdentityWatch>, kind: IdentityKind, name: string, label = name) =>
      map.use(keyOf(kind, name), () => new IdentityWatch(kind, name, label, nowMs));
    const network = networkOf(ip);
    return [
      watch(this.#tokens, 'token', token.id, token.name),
      ...(team ? [watch(this.#groups, 'team', team)] : []),
      ...(network === undefined ? [] : [watch(this.#groups, 'network', network)]),
      watch(this.#groups, 'route', route),
    ];
  }

  /** Everyone who is watched, those with the strongest evidence first. */
  identities(): IdentityWatch[] {
    return [...this.#tokens.values(), ...this.#groups.values()].sort((a, b) => b.evidence - a.evidence);
  }

  identity(kind: IdentityKind, name: string): IdentityWatch | undefined {
    return (kind === 'token' ? this.#tokens : this.#groups).get(keyOf(kind, name));
  }
}

function keyOf(kind: IdentityKind, name: string): string {
  return `${kind}:${name}`;
}

function observeOne(
  watch: IdentityWatch,
  facts: CallFacts,
  route: Counts,
  alarms: Alarm[],
  raised: Alarm[],
): void {
  const before = watch.alarmAt(facts.nowMs);
  watch.observe(facts, route);
  const alarm = watch.alarmAt(facts.nowMs);
  if (alarm === undefined) return;
  const isNew = before === undefined;
  if (isNew) raised.push(alarm);
  const isIts = watch.kind === 'token' || (watch.bearsOut(alarm.rule) && !ofNobody.has(alarm.rule));
  if (isNew || isIts) alarms.push(alarm);
}

/** Decides between equal scores without a source of chance, so that the same calls are judged the same. */
function chanceOf(sketch: PromptSketch, nowMs: number): number {
  return spread(sketch.exact ^ Math.floor(nowMs)) / 2 ** 32;
}

function ownerOf(tokenId: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < tokenId.length; at++) hash = Math.imul(hash ^ tokenId.charCodeAt(at), 0x01000193);
  return spread(hash) || 1;
}
