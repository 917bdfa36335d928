import { Plus, Tag, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Price } from '../../api/types.ts';
import { useAct } from '../../api/use-act.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Empty } from '../../components/empty.tsx';
import { TextField } from '../../components/field.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { SimpleTable } from '../../components/simple-table.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { Time } from '../../components/time.tsx';
import { formatCount, formatMoney } from '../../lib/format.ts';
import { FormDialog, numberOf, textOf } from './form-dialog.tsx';
import { usePrices } from './query.ts';
import { strings } from './strings.ts';

const words = strings.price;
const money = (value: number) => formatMoney(value * 1_000_000);

function PriceDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const field = (name: 'input' | 'output' | 'cachedInput', required: boolean, error: string | undefined) => (
    <TextField
      label={words[name]}
      name={name}
      type="number"
      min={0}
      step="any"
      required={required}
      error={error}
    />
  );
  return (
    <FormDialog
      open={open}
      title={strings.addPrice}
      note={strings.priceNote}
      save={words.save}
      saved={words.saved}
      refresh={['/api/prices', '/api/spend']}
      onClose={onClose}
      requestOf={(form) => {
        const cachedInput = numberOf(form, 'cachedInput');
        const contextTokens = numberOf(form, 'contextTokens');
        return {
          path: '/api/prices',
          body: {
            model: textOf(form, 'model'),
            input: numberOf(form, 'input'),
            output: numberOf(form, 'output'),
            fromMs: Date.now(),
            ...(cachedInput === undefined ? {} : { cachedInput }),
            ...(contextTokens === undefined ? {} : { contextTokens }),
          },
        };
      }}
    >
      {(errorOf) => (
        <>
          <TextField
            label={words.model}
            name="model"
            required
            maxLength={200}
            hint={words.modelHint}
            error={errorOf('model')}
          />
          <div className="grid grid-cols-2 gap-4">
            {field('input', true, errorOf('input'))}
            {field('output', true, errorOf('output'))}
            {field('cachedInput', false, errorOf('cachedInput'))}
            <TextField
              label={words.contextTokens}
              name="contextTokens"
              type="number"
              min={1}
              step={1}
              error={errorOf('contextTokens')}
            />
          </div>
        </>
      )}
    </FormDialog>
  );
}

/** What models cost; a new price leaves calls of before as they were. */
export function PricesTab() {
  const query = usePrices();
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Price>();
  const remove = useAct(['/api/prices', '/api/spend']);
  const add = (
    <Button variant="primary" icon={<Plus size={14} />} onClick={() => setAdding(true)}>
      {strings.addPrice}
    </Button>
  );
  return (
    <>
      <QueryView query={query} placeholder={<SkeletonRows count={4} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon={<Tag size={18} />} title={words.emptyTitle} action={add}>
              {words.emptyNote}
            </Empty>
          ) : (
            <>
              <div className="flex flex-wrap items-center justify-between gap-3">
                <p className="max-w-prose text-ink-3">{strings.priceNote}</p>
                {add}
              </div>
              <SimpleTable
                label={strings.prices}
                items={items}
                keyOf={(price) => `${price.model} ${price.fromMs}`}
                columns={[
                  {
                    id: 'model',
                    name: words.model,
                    cell: (price) => <code className="font-mono text-xs">{price.model}</code>,
                  },
                  { id: 'input', name: 'Input', align: 'right', cell: (price) => money(price.input) },
                  {
                    id: 'cached',
                    name: 'Cached',
                    align: 'right',
                    cell: (price) => money(price.cachedInput ?? price.input),
                    wideOnly: true,
                  },
                  { id: 'output', name: 'Output', align: 'right', cell: (price) => money(price.output) },
                  {
                    id: 'context',
                    name: 'Context',
                    align: 'right',
                    cell: (price) =>
                      price.contextTokens === undefined ? '–' : formatCount(price.contextTokens),
                    wideOnly: true,
                  },
                  {
                    id: 'from',
                    name: words.from,
                    cell: (price) => (price.fromMs === 0 ? words.always : <Time ms={price.fromMs} />),
                    wideOnly: true,
                  },
                  {
                    id: 'remove',
                    name: '',
                    align: 'right',
                    cell: (price) => (
                      <IconButton
                        label={`Remove the price of ${price.model}`}
                        onClick={() => setRemoving(price)}
                      >
                        <Trash2 size={13} />
                      </IconButton>
                    ),
                  },
                ]}
              />
            </>
          )
        }
      </QueryView>
      <PriceDialog open={adding} onClose={() => setAdding(false)} />
      <ConfirmDialog
        open={removing !== undefined}
        title={words.removeTitle}
        consequence={`${removing?.model ?? ''}: ${words.removeConsequence}`}
        confirm="Remove"
        onClose={() => setRemoving(undefined)}
        onConfirm={() =>
          removing &&
          remove.mutate({
            path: `/api/prices?${new URLSearchParams({ model: removing.model, fromMs: String(removing.fromMs) })}`,
            method: 'DELETE',
            done: words.removed,
          })
        }
      />
    </>
  );
}
