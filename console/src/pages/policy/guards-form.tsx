import { ChevronDown, ChevronUp, Plus, X } from 'lucide-react';
import type { GuardInfo } from '../../api/types.ts';
import { Badge } from '../../components/badge.tsx';
import { buttonClass, IconButton } from '../../components/button.tsx';
import { inputClass, PlainSelect } from '../../components/field.tsx';
import { Menu } from '../../components/menu.tsx';
import { SchemaField } from '../../components/schema-field.tsx';
import { cx } from '../../lib/cx.ts';
import { humanise } from '../../lib/format.ts';
import type { JsonSchema } from '../../lib/schema.ts';
import { meaningOf } from './calibration.ts';
import type { Draft } from './query.ts';
import { strings, wordsOf } from './strings.ts';

type Rule = Draft['guards'][number] & Readonly<Record<string, unknown>>;

/** Set by hand below; everything else that the server knows of is made from its schema. */
const own = new Set(['guard', 'action', 'threshold', 'falsePositiveRate', 'directions']);

interface RowProps {
  readonly rule: Rule;
  readonly index: number;
  readonly last: boolean;
  readonly info: GuardInfo | undefined;
  readonly schema: JsonSchema;
  readonly errorOf: (path: string) => string | undefined;
  readonly onChange: (rule: Rule) => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
}

function Sensitivity({
  rule,
  info,
  index,
  onChange,
}: Pick<RowProps, 'rule' | 'info' | 'index' | 'onChange'>) {
  const calibration = info?.calibration ?? [];
  const byRate = rule.falsePositiveRate !== undefined;
  const { falsePositiveRate: _rate, ...withoutRate } = rule;
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2">
      {calibration.length > 0 ? (
        <PlainSelect
          label={`${strings.sensitivity} of ${rule.guard}`}
          value={byRate ? 'rate' : 'threshold'}
          options={[
            { value: 'threshold', label: strings.byThreshold },
            { value: 'rate', label: strings.byRate },
          ]}
          onChange={(event) =>
            onChange(
              event.target.value === 'rate' ? { ...rule, falsePositiveRate: 0.01 } : (withoutRate as Rule),
            )
          }
        />
      ) : (
        <span className="text-xs text-ink-2">{strings.byThreshold}</span>
      )}
      {byRate ? (
        <PlainSelect
          label={`${strings.byRate} of ${rule.guard}`}
          value={String(rule.falsePositiveRate)}
          options={[...new Set([...calibration.map(({ rate }) => rate), rule.falsePositiveRate ?? 0.01])]
            .sort((a, b) => a - b)
            .map((rate) => ({ value: String(rate), label: `${rate * 100} %` }))}
          onChange={(event) => onChange({ ...rule, falsePositiveRate: Number(event.target.value) })}
        />
      ) : (
        <input
          type="number"
          aria-label={`${strings.byThreshold} of ${rule.guard}, ${index + 1}`}
          min={0}
          max={1}
          step={0.05}
          value={rule.threshold ?? 0.5}
          onChange={(event) =>
            onChange({ ...rule, threshold: Math.min(1, Math.max(0, Number(event.target.value))) })
          }
          className={cx(inputClass, 'num h-7 w-18 text-xs max-md:h-9')}
        />
      )}
    </div>
  );
}

function GuardRow(props: RowProps) {
  const { rule, index, info, schema, onChange, errorOf } = props;
  const path = `guards.${index}`;
  const meaning = rule.action === 'allow' ? undefined : meaningOf(info?.calibration ?? [], rule);
  const more = Object.entries(schema.properties ?? {}).filter(
    ([name]) => !own.has(name) && (name !== 'mode' || rule.action === 'redact'),
  );
  const error = errorOf(path) ?? [...own].map((name) => errorOf(`${path}.${name}`)).find(Boolean);
  const directions = rule.directions ?? ['input', 'output'];
  return (
    <li className="flex flex-col gap-1.5 px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <span className="flex w-44 min-w-0 items-center gap-2">
          <span className="num w-4 text-right text-xs text-ink-3">{index + 1}</span>
          <span className="truncate font-medium">{humanise(rule.guard)}</span>
          {info && !info.enabled ? <Badge tone="high">Off</Badge> : null}
        </span>
        <PlainSelect
          label={`${strings.action} of ${rule.guard} on ${directions.join(' and ')}`}
          value={rule.action}
          options={strings.actions}
          onChange={(event) => onChange({ ...rule, action: event.target.value as Rule['action'] })}
        />
        <Sensitivity rule={rule} info={info} index={index} onChange={onChange} />
        <span className="flex gap-3 text-xs">
          {(['input', 'output'] as const)
            .filter((each) => info === undefined || info.directions.includes(each))
            .map((each) => (
              <label key={each} className="flex items-center gap-1.5">
                <input
                  type="checkbox"
                  className="accent-accent"
                  checked={directions.includes(each)}
                  onChange={(event) =>
                    onChange({
                      ...rule,
                      directions: (['input', 'output'] as const).filter((one) =>
                        one === each ? event.target.checked : directions.includes(one),
                      ),
                    })
                  }
                />
                {each === 'input' ? strings.prompts : strings.answers}
              </label>
            ))}
        </span>
        {more.length > 0 ? (
          <div className="flex flex-wrap gap-3">
            {more.map(([name, part]) =>
              part.enum ? (
                <PlainSelect
                  key={name}
                  label={`${wordsOf(`guards.${name}`).label ?? humanise(name)} of ${rule.guard}`}
                  value={String(rule[name] ?? '')}
                  options={[
                    { value: '', label: wordsOf(`guards.${name}`).label ?? humanise(name) },
                    ...part.enum.map((each) => ({
                      value: String(each),
                      label: wordsOf(`guards.${name}`).options?.[String(each)] ?? humanise(String(each)),
                    })),
                  ]}
                  onChange={(event) => onChange(withValue(rule, name, event.target.value || undefined))}
                />
              ) : (
                <SchemaField
                  key={name}
                  path={`guards.${name}`}
                  schema={part}
                  value={rule[name]}
                  words={wordsOf}
                  errorOf={(where) => errorOf(where.replace('guards.', `${path}.`))}
                  onChange={(value) => onChange(withValue(rule, name, value))}
                />
              ),
            )}
          </div>
        ) : null}
        <span className="ml-auto flex">
          <IconButton label={`Move ${rule.guard} up`} disabled={index === 0} onClick={() => props.onMove(-1)}>
            <ChevronUp size={14} />
          </IconButton>
          <IconButton label={`Move ${rule.guard} down`} disabled={props.last} onClick={() => props.onMove(1)}>
            <ChevronDown size={14} />
          </IconButton>
          <IconButton label={`Remove ${rule.guard}`} onClick={props.onRemove}>
            <X size={14} />
          </IconButton>
        </span>
      </div>
      {meaning ? <p className="pl-6 text-xs text-ink-3">{meaning}</p> : null}
      {rule.action === 'redact' && rule.mode ? (
        <p className="pl-6 text-xs text-ink-3">{strings.modeNotes[String(rule.mode)] ?? ''}</p>
      ) : null}
      {error ? <p className="pl-6 text-xs text-critical">{error}</p> : null}
    </li>
  );
}

function withValue(rule: Rule, name: string, value: unknown): Rule {
  const { [name]: _old, ...rest } = rule;
  return (value === undefined ? rest : { ...rest, [name]: value }) as Rule;
}

/** Guards in their order, what each may do, and how readily. */
export function GuardsForm({
  rules,
  guards,
  schema,
  errorOf,
  onChange,
}: {
  readonly rules: readonly Rule[];
  readonly guards: readonly GuardInfo[];
  readonly schema: JsonSchema;
  readonly errorOf: (path: string) => string | undefined;
  readonly onChange: (rules: readonly Rule[]) => void;
}) {
  const move = (index: number, by: number) => {
    const next = [...rules];
    const [moved] = next.splice(index, 1);
    if (moved) next.splice(index + by, 0, moved);
    onChange(next);
  };
  return (
    <>
      <ul className="divide-y divide-line border-t border-line">
        {rules.map((rule, index) => (
          <GuardRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a guard may stand twice, and its place is what it is.
            key={`${rule.guard} ${index}`}
            rule={rule}
            index={index}
            last={index === rules.length - 1}
            info={guards.find(({ name }) => name === rule.guard)}
            schema={schema}
            errorOf={errorOf}
            onChange={(next) => onChange(rules.map((each, at) => (at === index ? next : each)))}
            onMove={(by) => move(index, by)}
            onRemove={() => onChange(rules.filter((_each, at) => at !== index))}
          />
        ))}
        {rules.length === 0 ? <li className="px-4 py-3 text-high">{strings.noGuards}</li> : null}
      </ul>
      <div className="border-t border-line px-4 py-2.5">
        <Menu
          label={strings.addGuard}
          align="start"
          trigger={
            <button type="button" className={buttonClass('secondary', 'sm')}>
              <Plus size={13} aria-hidden="true" />
              {strings.addGuard}
            </button>
          }
          items={guards.map((guard) => ({
            key: guard.name,
            label: humanise(guard.name),
            hint: rules.some((rule) => rule.guard === guard.name) ? 'again' : undefined,
            onSelect: () =>
              onChange([
                ...rules,
                {
                  guard: guard.name,
                  action: 'block',
                  threshold: 0.5,
                  directions: guard.directions as Rule['directions'],
                } as Rule,
              ]),
          }))}
        />
      </div>
    </>
  );
}
