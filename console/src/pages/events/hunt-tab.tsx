import { Play } from 'lucide-react';
import { useMemo, useState } from 'react';
import { asProblem } from '../../api/problem.ts';
import type { HuntResult } from '../../api/types.ts';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { TextArea } from '../../components/field.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { formatBytes, formatCount, formatDuration, plural } from '../../lib/format.ts';
import { usePatchSearch } from '../../lib/use-range.ts';
import { useHunt, useSeal, useSegments } from './query.ts';
import { strings } from './strings.ts';

const firstSql =
  'SELECT source, class_name, count(*) AS n\nFROM events\nGROUP BY ALL\nORDER BY n DESC\nLIMIT 100';

interface ResultRow {
  readonly index: number;
  readonly values: readonly unknown[];
}

const numeric = /INT|DOUBLE|FLOAT|DECIMAL|REAL/;

function show(value: unknown): string {
  if (value === null || value === undefined) return '–';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function Result({ result }: { readonly result: HuntResult }) {
  const columns = useMemo(
    () =>
      result.columns.map(
        (column, at): Column<ResultRow> => ({
          id: `${at}`,
          name: column.name,
          fixed: true,
          ...(numeric.test(column.type) ? { align: 'right' as const, width: 'w-32' } : {}),
          cell: (row) => (
            <span className="font-mono text-xs" title={show(row.values[at])}>
              {show(row.values[at])}
            </span>
          ),
        }),
      ),
    [result],
  );
  const items = useMemo(() => result.rows.map((values, index) => ({ index, values })), [result]);
  return (
    <>
      <p className="border-y border-line px-4 py-1.5 text-xs text-ink-3 md:px-6" role="status">
        {plural(result.rows.length, 'row')} in {formatDuration(result.elapsedMs)}.
        {result.truncated ? ` ${strings.truncated}` : ''}
      </p>
      <DataTable
        label="Result"
        tableId="hunt"
        columns={columns}
        items={items}
        keyOf={(row) => String(row.index)}
        card={(row) => (
          <dl className="grid grid-cols-[auto_1fr] gap-x-3 text-xs">
            {result.columns.map((column, at) => (
              <div key={column.name} className="contents">
                <dt className="text-ink-3">{column.name}</dt>
                <dd className="font-mono break-all">{show(row.values[at])}</dd>
              </div>
            ))}
          </dl>
        )}
      />
    </>
  );
}

function Days() {
  const query = useSegments();
  const seal = useSeal();
  const today = new Date().toISOString().slice(0, 10);
  return (
    <aside
      aria-label={strings.days}
      className="w-72 shrink-0 overflow-y-auto border-l border-line p-4 max-lg:hidden"
    >
      <h2 className="mb-2 text-xs font-medium text-ink-3">{strings.days}</h2>
      <QueryView query={query}>
        {(page) => (
          <ul className="flex flex-col">
            {page.items.map((segment) => (
              <li key={segment.day} className="flex min-h-9 items-center gap-2 border-b border-line">
                <span className="num">{segment.day}</span>
                <Badge tone={segment.state === 'open' ? 'accent' : 'neutral'}>{segment.state}</Badge>
                <span className="num ml-auto text-xs text-ink-3" title={formatBytes(segment.bytes)}>
                  {formatCount(segment.events)}
                </span>
                {segment.state === 'open' && segment.day < today ? (
                  <Button size="sm" onClick={() => seal.mutate(segment.day)} disabled={seal.isPending}>
                    {strings.seal}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </QueryView>
    </aside>
  );
}

/** SQL over all events, sealed days and open ones alike. */
export function HuntTab({ sql }: { readonly sql: string | undefined }) {
  const patch = usePatchSearch<{ sql?: string }>();
  const [text, setText] = useState(sql ?? firstSql);
  const hunt = useHunt();
  const run = () => {
    patch({ sql: text });
    hunt.mutate(text);
  };
  const problem = hunt.error ? asProblem(hunt.error) : undefined;
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex min-w-0 flex-1 flex-col">
        <form
          className="flex flex-col gap-2 px-4 pb-3 md:px-6"
          onSubmit={(event) => {
            event.preventDefault();
            run();
          }}
        >
          <TextArea
            label={strings.sql}
            value={text}
            rows={6}
            spellCheck={false}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) run();
            }}
            className="font-mono text-xs!"
            error={problem?.message}
          />
          <div className="flex items-center gap-3">
            <Button
              type="submit"
              variant="primary"
              icon={<Play size={13} />}
              disabled={hunt.isPending || text.trim() === ''}
            >
              {hunt.isPending ? strings.running : strings.run}
            </Button>
            <span className="text-xs text-ink-3 max-md:hidden">Ctrl Enter</span>
          </div>
        </form>
        {hunt.data ? <Result result={hunt.data} /> : null}
      </div>
      <Days />
    </div>
  );
}
