export interface HuntColumn {
  readonly name: string;
  readonly type: string;
}

export interface HuntResult {
  readonly columns: readonly HuntColumn[];
  /** JSON-safe values (64-bit integers beyond 2^53 and timestamps as text). */
  readonly rows: readonly (readonly unknown[])[];
  /** True when more rows existed than `rowsMax`. */
  readonly truncated: boolean;
  readonly elapsedMs: number;
}

/** Read-only SQL over the whole event log (view `events`: sealed Parquet and the open days alike), in its own process. */
export interface Hunt {
  run(
    sql: string,
    options?: { readonly rowsMax?: number; readonly timeoutMs?: number; readonly signal?: AbortSignal },
  ): Promise<HuntResult>;
}
