import type { HuntColumn } from '../ports/index.ts';

/** What the DuckDB process can be asked. */
export type Job =
  | { readonly kind: 'export'; readonly stagedPath: string; readonly targetPath: string }
  | { readonly kind: 'rows'; readonly sql: string; readonly parameters: readonly (string | number)[] }
  | {
      readonly kind: 'hunt';
      readonly sql: string;
      readonly rowsMax: number;
      readonly files: readonly string[];
      readonly directories: readonly string[];
    };

export interface ExportOutcome {
  readonly events: number;
  readonly fromMs: number | null;
  readonly toMs: number | null;
}

export interface HuntOutcome {
  readonly columns: readonly HuntColumn[];
  readonly rows: readonly (readonly unknown[])[];
  readonly truncated: boolean;
}

export interface JobOutcomes {
  readonly export: ExportOutcome;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly hunt: HuntOutcome;
}

export type JobReply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | {
      readonly id: number;
      readonly ok: false;
      readonly code: 'refused' | 'failed';
      readonly message: string;
    };
