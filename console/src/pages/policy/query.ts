import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api } from '../../api/client.ts';
import { useDocument } from '../../api/queries.ts';
import type { DryRunPage, GatewayPolicy } from '../../api/types.ts';
import type { JsonSchema } from '../../lib/schema.ts';
import { resolveRange } from '../../lib/time-range.ts';
import { useRange } from '../../lib/use-range.ts';
import { addPage, type DryRunTotals, emptyTotals } from './dry-run-totals.ts';

/** A policy as it is edited: whatever the server knows of, also what this console has no words for. */
export type Draft = Omit<GatewayPolicy, 'position' | 'builtIn'> & Readonly<Record<string, unknown>>;

interface ApiDocument {
  readonly paths: Readonly<
    Record<
      string,
      {
        readonly put?: {
          readonly requestBody: {
            readonly content: { readonly 'application/json': { readonly schema: JsonSchema } };
          };
        };
      }
    >
  >;
}

/** What the server takes as a policy; the form is made from it. */
export function usePolicySchema() {
  const query = useDocument<ApiDocument>('/api/openapi.json');
  return query.data?.paths['/api/policies/{name}']?.put?.requestBody.content['application/json'].schema;
}

/** The stored view of a policy without what the server adds to it. */
export function draftOf(view: GatewayPolicy): Draft {
  const {
    position: _position,
    builtIn: _builtIn,
    ...draft
  } = view as GatewayPolicy & {
    readonly position?: number;
    readonly builtIn?: boolean;
  };
  return draft as Draft;
}

/** Calls of one request: small enough that the progress moves. */
const callsPerPage = 200;
/** Calls of one go; a person may go on. */
const callsPerGo = 5_000;

export interface DryRunState {
  readonly totals: DryRunTotals;
  readonly cursor: string | null;
  readonly isDone: boolean;
  /** The draft that the totals are of. */
  readonly draft: Draft | undefined;
}

const nothing: DryRunState = { totals: emptyTotals, cursor: null, isDone: false, draft: undefined };

/** Replays stored calls under a draft, a page after the other, until they end, somebody stops it, or it was much. */
export function useDryRun(replaces: string | undefined, position: number | undefined) {
  const { range } = useRange();
  const [state, setState] = useState<DryRunState>(nothing);
  const stop = useRef<AbortController>(undefined);
  const run = useMutation<void, Error, { readonly draft: Draft; readonly from: DryRunState }>({
    mutationFn: async ({ draft, from }) => {
      const controller = new AbortController();
      stop.current = controller;
      // Relative ends are settled once: a cursor belongs to one range.
      const ends = from.cursor === null ? resolveRange(range, Date.now()) : from.totals.range;
      let { totals, cursor } = { ...from, totals: { ...from.totals, range: ends } };
      const untilLooked = totals.looked + callsPerGo;
      do {
        const page: DryRunPage = await api<DryRunPage>('/api/policies/dry-run', {
          method: 'POST',
          signal: controller.signal,
          body: {
            policy: draft,
            from: new Date(ends.fromMs).toISOString(),
            to: new Date(ends.toMs).toISOString(),
            limit: callsPerPage,
            ...(replaces === undefined ? {} : { replaces }),
            ...(position === undefined ? {} : { position }),
            ...(cursor === null ? {} : { cursor }),
          },
        });
        totals = addPage(totals, page);
        cursor = page.nextCursor;
        setState({ totals, cursor, draft, isDone: cursor === null });
      } while (cursor !== null && totals.looked < untilLooked && !controller.signal.aborted);
    },
  });
  return {
    state,
    isRunning: run.isPending,
    error: run.error?.name === 'AbortError' ? null : run.error,
    start: (draft: Draft) => {
      setState({ ...nothing, draft });
      run.mutate({ draft, from: nothing });
    },
    goOn: () => {
      if (state.draft) run.mutate({ draft: state.draft, from: state });
    },
    stop: () => stop.current?.abort(),
  };
}
