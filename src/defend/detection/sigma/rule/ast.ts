import type { LogSource } from '../../../../contracts/event.ts';
import type { Severity } from '../../../../contracts/severity.ts';
import type { Technique } from '../../../../contracts/technique.ts';
import type { Network } from '../match/cidr.ts';
import type { Pattern } from '../match/pattern.ts';
import type { TimePart } from '../match/time-part.ts';

export interface RegexFlags {
  readonly insensitive: boolean;
  readonly multiLine: boolean;
  readonly dotAll: boolean;
}

export type Comparison = 'eq' | 'lt' | 'lte' | 'gt' | 'gte';
export type FieldRelation = 'equals' | 'contains' | 'startswith' | 'endswith';

/** One value of a rule after its modifiers: what the value of an event's field is held against. */
export type ValueTest =
  | { readonly kind: 'text'; readonly pattern: Pattern; readonly cased: boolean }
  | { readonly kind: 'regex'; readonly source: string; readonly flags: RegexFlags }
  | { readonly kind: 'cidr'; readonly network: Network; readonly shown: string }
  | { readonly kind: 'compare'; readonly op: Comparison; readonly number: number; readonly part?: TimePart }
  | { readonly kind: 'null' }
  | { readonly kind: 'exists'; readonly expected: boolean }
  | {
      readonly kind: 'fieldref';
      readonly field: string;
      readonly relation: FieldRelation;
      readonly cased: boolean;
    };

/** One line of a selection: a field (none for a keyword) and the values it is held against. */
export interface Item {
  readonly kind: 'item';
  readonly field: string | undefined;
  readonly tests: readonly ValueTest[];
  /** Every test must hold (modifier `all`), not one of them. */
  readonly all: boolean;
  /** The item holds when its tests do not (modifier `neq`). */
  readonly negate: boolean;
  /** Modifiers as the rule spells them, e.g. `contains|all`; empty for none. */
  readonly modifiers: string;
}

export type Selection =
  | Item
  | { readonly kind: 'all'; readonly children: readonly Selection[] }
  | { readonly kind: 'any'; readonly children: readonly Selection[] };

export type Condition =
  | { readonly kind: 'and'; readonly children: readonly Condition[] }
  | { readonly kind: 'or'; readonly children: readonly Condition[] }
  | { readonly kind: 'not'; readonly child: Condition }
  | { readonly kind: 'ref'; readonly name: string };

/** A detection rule as its file says it. */
export interface SigmaRule {
  readonly id: string;
  readonly title: string;
  readonly description: string | undefined;
  readonly severity: Severity;
  readonly status: string | undefined;
  readonly author: string | undefined;
  readonly references: readonly string[];
  readonly falsePositives: readonly string[];
  readonly tags: readonly string[];
  readonly techniques: readonly Technique[];
  readonly logSource: LogSource;
  readonly detections: ReadonlyMap<string, Selection>;
  /** The rule matches when one of them holds. */
  readonly conditions: readonly Condition[];
  /** The conditions as the rule spells them. */
  readonly conditionTexts: readonly string[];
  /** Path of the rule's file as it was handed in. */
  readonly file: string;
}
