import type { MessagePort } from 'node:worker_threads';
import type { RuleProblem, RuleSummary } from '../defend/detection/index.ts';
import type { StoreHandle } from '../storage/index.ts';
import type { PipelineTotals, RoundOutcome } from '../storage/ports/index.ts';

/** What the pipeline thread is started with; ports are transferred with it. */
export interface PipelineStart {
  readonly storeHandle: StoreHandle;
  readonly rulesDirs: readonly string[];
  readonly callPort: MessagePort;
}

export interface DetectorSummary {
  readonly name: string;
  readonly version: string;
  readonly kind: 'rules' | 'baseline' | 'guard';
  readonly enabled: boolean;
  readonly reason: string | null;
  readonly stats: Readonly<Record<string, number>>;
}

export interface RuleBook {
  readonly rules: readonly (RuleSummary & { readonly reason: string | null })[];
  readonly problems: readonly RuleProblem[];
}

/** What the pipeline thread tells unasked. */
export type PipelineNews =
  | { readonly kind: 'committed'; readonly totals: PipelineTotals; readonly outcome: RoundOutcome }
  | {
      readonly kind: 'error';
      readonly what: string;
      readonly message: string;
      readonly stack: string | undefined;
    };
