import { useState } from 'react';
import { cx } from '../lib/cx.ts';
import { humanise } from '../lib/format.ts';
import { type JsonSchema, kindOf, smallest } from '../lib/schema.ts';
import { SelectField, TextArea, TextField } from './field.tsx';
import { Toggle } from './toggle.tsx';

/** Words for a field; those that are missing are made of its name. */
export interface FieldWords {
  readonly label?: string;
  readonly hint?: string;
  readonly options?: Readonly<Record<string, string>>;
}

export interface SchemaFieldProps {
  /** Path with dots, such as `marking.notice`: what errors and words are found by. */
  readonly path: string;
  readonly schema: JsonSchema;
  readonly required?: boolean;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly words: (path: string) => FieldWords;
  readonly errorOf: (path: string) => string | undefined;
}

/** A field for a value of a schema, whatever it is: new settings of the server show without a change of the console. */
export function SchemaField(props: SchemaFieldProps) {
  const { path, schema, value, onChange, required = false } = props;
  const own = props.words(path);
  const label =
    own.label ??
    humanise(
      path
        .split('.')
        .at(-1)
        ?.replaceAll(/([a-z])([A-Z])/g, '$1 $2')
        .toLowerCase() ?? path,
    );
  const error = props.errorOf(path);
  const frame = { label, hint: own.hint, error };
  switch (kindOf(schema)) {
    case 'toggle':
      return <ToggleField {...frame} checked={value === true} onChange={onChange} />;
    case 'choice': {
      const options = (schema.enum ?? []).map(String);
      const any =
        required || schema.default !== undefined
          ? []
          : [{ value: '', label: own.options?.[''] ?? 'Not set' }];
      return (
        <SelectField
          {...frame}
          value={String(value ?? schema.default ?? '')}
          onChange={(event) => onChange(event.target.value || undefined)}
          options={[
            ...any,
            ...options.map((each) => ({ value: each, label: own.options?.[each] ?? humanise(each) })),
          ]}
        />
      );
    }
    case 'choices':
      return (
        <Choices
          {...frame}
          options={(schema.items?.enum ?? []).map(String)}
          words={own}
          value={value}
          onChange={onChange}
        />
      );
    case 'number':
      return (
        <TextField
          {...frame}
          type="number"
          min={schema.minimum}
          max={schema.maximum}
          step={schema.type === 'integer' ? 1 : 'any'}
          value={typeof value === 'number' ? value : ''}
          placeholder={schema.default === undefined ? 'Not set' : String(schema.default)}
          onChange={(event) => onChange(event.target.value === '' ? undefined : Number(event.target.value))}
        />
      );
    case 'text':
      return (
        <TextField
          {...frame}
          maxLength={schema.maxLength}
          value={typeof value === 'string' ? value : ''}
          placeholder="Not set"
          onChange={(event) =>
            onChange(event.target.value === '' && !required ? undefined : event.target.value)
          }
        />
      );
    case 'list':
      return <ListField {...frame} value={value} onChange={onChange} />;
    case 'group':
      return <Group {...props} label={label} hint={own.hint} error={error} />;
    default:
      return <JsonField {...frame} value={value} onChange={onChange} />;
  }
}

interface Frame {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
}

export function ToggleField({
  label,
  hint,
  error,
  checked,
  onChange,
}: Frame & { readonly checked: boolean; readonly onChange: (checked: boolean) => void }) {
  return (
    <div className="flex items-start gap-3 py-1">
      <Toggle checked={checked} label={label} onChange={onChange} />
      <span className="min-w-0">
        <span className="font-medium">{label}</span>
        {hint ? <span className="block text-xs text-ink-3">{hint}</span> : null}
        {error ? <span className="block text-xs text-critical">{error}</span> : null}
      </span>
    </div>
  );
}

function Choices({
  label,
  hint,
  error,
  options,
  words,
  value,
  onChange,
}: Frame & {
  readonly options: readonly string[];
  readonly words: FieldWords;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}) {
  const chosen = Array.isArray(value) ? value.map(String) : [];
  return (
    <fieldset>
      <legend className="mb-1 text-xs font-medium text-ink-2">{label}</legend>
      <div className="flex flex-wrap gap-3">
        {options.map((option) => (
          <label key={option} className="flex items-center gap-1.5">
            <input
              type="checkbox"
              className="accent-accent"
              checked={chosen.includes(option)}
              onChange={(event) =>
                onChange(
                  options.filter((each) => (each === option ? event.target.checked : chosen.includes(each))),
                )
              }
            />
            {words.options?.[option] ?? humanise(option)}
          </label>
        ))}
      </div>
      {error ? (
        <p className="mt-1 text-xs text-critical">{error}</p>
      ) : hint ? (
        <p className="mt-1 text-xs text-ink-3">{hint}</p>
      ) : null}
    </fieldset>
  );
}

/** Values separated by commas; nothing means that it is not set. */
function ListField({
  label,
  hint,
  error,
  value,
  onChange,
}: Frame & { readonly value: unknown; readonly onChange: (value: unknown) => void }) {
  const list = Array.isArray(value) ? value.map(String) : [];
  const [draft, setDraft] = useState(list.join(', '));
  const split = (text: string) =>
    text
      .split(',')
      .map((each) => each.trim())
      .filter(Boolean);
  // What was typed is kept as it is while it means the same, so that a comma can be typed at all.
  const shown = split(draft).join('\n') === list.join('\n') ? draft : list.join(', ');
  return (
    <TextField
      label={label}
      hint={hint}
      error={error}
      value={shown}
      placeholder="Not set"
      onChange={(event) => {
        setDraft(event.target.value);
        const next = split(event.target.value);
        onChange(next.length === 0 ? undefined : next);
      }}
    />
  );
}

function JsonField({
  label,
  hint,
  error,
  value,
  onChange,
}: Frame & { readonly value: unknown; readonly onChange: (value: unknown) => void }) {
  const text = value === undefined ? '' : JSON.stringify(value, null, 2);
  const [draft, setDraft] = useState(text);
  const [problem, setProblem] = useState<string>();
  return (
    <TextArea
      label={label}
      hint={hint ?? 'JSON; leave it empty for what is built in'}
      error={problem ?? error}
      rows={Math.min(16, Math.max(3, draft.split('\n').length + 1))}
      spellCheck={false}
      className="font-mono text-xs"
      value={draft}
      onChange={(event) => {
        setDraft(event.target.value);
        try {
          onChange(event.target.value.trim() === '' ? undefined : JSON.parse(event.target.value));
          setProblem(undefined);
        } catch (problemOfText) {
          setProblem(problemOfText instanceof Error ? problemOfText.message : 'That is not JSON.');
        }
      }}
    />
  );
}

/** Settings that belong together; an optional group is switched on as a whole. */
function Group(props: SchemaFieldProps & Frame) {
  const { path, schema, value, onChange, required = false, label, hint, error } = props;
  const isOn = typeof value === 'object' && value !== null;
  const fields = value as Record<string, unknown>;
  return (
    <div className={cx('flex flex-col gap-3', isOn && 'rounded-md border border-line p-3')}>
      {required ? (
        <p className="text-xs font-medium text-ink-2">{label}</p>
      ) : (
        <ToggleField
          label={label}
          hint={hint}
          error={error}
          checked={isOn}
          onChange={(checked) => onChange(checked ? smallest(schema) : undefined)}
        />
      )}
      {isOn
        ? Object.entries(schema.properties ?? {}).map(([name, part]) => (
            <SchemaField
              key={name}
              path={`${path}.${name}`}
              schema={part}
              required={schema.required?.includes(name) ?? false}
              value={fields[name]}
              words={props.words}
              errorOf={props.errorOf}
              onChange={(next) => {
                const { [name]: _old, ...rest } = fields;
                onChange(next === undefined ? rest : { ...rest, [name]: next });
              }}
            />
          ))
        : null}
    </div>
  );
}
