import type { LogSource } from '../../../../contracts/event.ts';
import { detach } from '../match/detach.ts';

const SOURCES_MAX = 2_000;
const ROUTES_MAX = 4_000;
const TARGETS_MAX = 256;
/** No rule names a longer one; an event that does is led anew each time. */
const NAME_MAX = 256;
/** Above every number of a source. */
const STEP = 2 ** 24;

/** Whether a rule for `wanted` looks at events of `source`: every part that the rule names must be the same. */
export function belongs(wanted: LogSource, source: LogSource): boolean {
  return (
    (wanted.product === undefined || wanted.product === source.product?.toLowerCase()) &&
    (wanted.category === undefined || wanted.category === source.category?.toLowerCase()) &&
    (wanted.service === undefined || wanted.service === source.service?.toLowerCase())
  );
}

type Part = string | undefined;

/**
 * Leads an event to what is made for its log sources. `Target` is made once for each set of groups of rules, however many
 * combinations of log sources lead there. Senders choose the names, so all that is remembered is bounded.
 */
export class SourceRouter<Target> {
  readonly #groups: readonly LogSource[];
  readonly #make: (groups: readonly number[]) => Target;
  #numbers = new Map<Part, Map<Part, Map<Part, number>>>();
  #sourceCount = 0;
  /** From a route so far and the next source's number to the longer route. */
  #steps = new Map<number, number>();
  #routes: (Target | undefined)[] = [undefined];
  readonly #targets = new Map<string, Target>();

  /** @param groups log sources of the groups of rules, in lower case */
  constructor(groups: readonly LogSource[], make: (groups: readonly number[]) => Target) {
    this.#groups = groups;
    this.#make = make;
  }

  /** Undefined for an event without a log source. */
  route(sources: readonly LogSource[]): Target | undefined {
    if (this.#sourceCount >= SOURCES_MAX || this.#routes.length >= ROUTES_MAX) this.#forget();
    let at = 0;
    for (const source of sources) {
      const number = this.#numberOf(source);
      if (number < 0) return this.#targetOf(sources);
      const key = at * STEP + number;
      let next = this.#steps.get(key);
      if (next === undefined) {
        next = this.#routes.length;
        this.#routes.push(undefined);
        this.#steps.set(key, next);
      }
      at = next;
    }
    if (at === 0) return undefined;
    const known = this.#routes[at];
    if (known !== undefined) return known;
    const target = this.#targetOf(sources);
    this.#routes[at] = target;
    return target;
  }

  #numberOf(source: LogSource): number {
    const { product, category, service } = source;
    const known = this.#numbers.get(product)?.get(category)?.get(service);
    if (known !== undefined) return known;
    if ([product, category, service].some((part) => (part?.length ?? 0) > NAME_MAX)) return -1;
    const byCategory = this.#numbers.get(product) ?? new Map<Part, Map<Part, number>>();
    const byService = byCategory.get(category) ?? new Map<Part, number>();
    byService.set(kept(service), this.#sourceCount);
    this.#numbers.set(kept(product), byCategory.set(kept(category), byService));
    return this.#sourceCount++;
  }

  #targetOf(sources: readonly LogSource[]): Target {
    const groups = [...this.#groups.keys()].filter((number) =>
      sources.some((source) => belongs(this.#groups[number] ?? {}, source)),
    );
    const key = groups.join(' ');
    const known = this.#targets.get(key);
    if (known !== undefined) return known;
    if (this.#targets.size >= TARGETS_MAX) this.#targets.clear();
    const target = this.#make(groups);
    this.#targets.set(key, target);
    return target;
  }

  #forget(): void {
    this.#numbers = new Map();
    this.#sourceCount = 0;
    this.#steps = new Map();
    this.#routes = [undefined];
  }
}

function kept(part: Part): Part {
  return part === undefined ? undefined : detach(part);
}
