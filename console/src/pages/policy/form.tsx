import { useEffect, useRef } from 'react';
import type { GuardInfo } from '../../api/types.ts';
import { Panel } from '../../components/panel.tsx';
import { SchemaField, ToggleField } from '../../components/schema-field.tsx';
import type { JsonSchema } from '../../lib/schema.ts';
import { GuardsForm } from './guards-form.tsx';
import type { Draft } from './query.ts';
import { sections, strings, wordsOf } from './strings.ts';

interface FormProps {
  readonly draft: Draft;
  readonly schema: JsonSchema;
  readonly guards: readonly GuardInfo[];
  /** Setting that a link points at. */
  readonly focus: string | undefined;
  readonly errorOf: (path: string) => string | undefined;
  readonly onChange: (draft: Draft) => void;
}

function set(draft: Draft, name: string, value: unknown): Draft {
  const { [name]: _old, ...rest } = draft;
  return (value === undefined ? rest : { ...rest, [name]: value }) as Draft;
}

/** Scrolls to the setting that a link from elsewhere speaks of. */
function useFocus(focus: string | undefined) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!focus) return;
    const field = frame.current?.querySelector<HTMLElement>(`[data-field="${CSS.escape(focus)}"]`);
    field?.scrollIntoView({ block: 'center' });
    field?.querySelector<HTMLElement>('button, input, select, textarea')?.focus({ preventScroll: true });
  }, [focus]);
  return frame;
}

function Section({
  title,
  names,
  ...props
}: FormProps & { readonly title: string; readonly names: readonly string[] }) {
  const { draft, schema, onChange, errorOf } = props;
  const shown = names.filter((name) => schema.properties?.[name]);
  if (shown.length === 0) return null;
  return (
    <Panel title={title}>
      <div className="flex flex-col gap-4">
        {shown.map((name) => (
          <div key={name} data-field={name}>
            <SchemaField
              path={name}
              schema={schema.properties?.[name] ?? {}}
              required={schema.required?.includes(name) ?? false}
              value={draft[name]}
              words={wordsOf}
              errorOf={errorOf}
              onChange={(value) => onChange(set(draft, name, value))}
            />
          </div>
        ))}
      </div>
    </Panel>
  );
}

/** Every setting of a policy. What the console has no words for is made from the schema that the server tells. */
export function PolicyForm(props: FormProps) {
  const { draft, schema, guards, errorOf, onChange } = props;
  const frame = useFocus(props.focus);
  const known = new Set<string>([
    'name',
    'position',
    'guards',
    'shadow',
    ...sections.flatMap(({ names }) => [...names]),
  ]);
  const others = Object.keys(schema.properties ?? {}).filter((name) => !known.has(name));
  return (
    <div ref={frame} className="flex flex-col gap-4">
      <div
        data-field="shadow"
        className={`rounded-lg border px-4 py-2 ${draft.shadow === true ? 'border-accent bg-accent-soft' : 'border-line bg-panel'}`}
      >
        <ToggleField
          label={strings.shadow}
          hint={draft.shadow === true ? strings.shadowOn : strings.shadowOff}
          checked={draft.shadow === true}
          onChange={(shadow) => onChange(set(draft, 'shadow', shadow ? true : undefined))}
        />
      </div>
      <Panel
        title={strings.guards}
        aside={<span className="text-xs text-ink-3">{strings.guardsNote}</span>}
        flush
      >
        <div data-field="guards">
          <GuardsForm
            rules={draft.guards}
            guards={guards}
            schema={schema.properties?.guards?.items ?? {}}
            errorOf={errorOf}
            onChange={(rules) => onChange({ ...draft, guards: [...rules] })}
          />
        </div>
      </Panel>
      <div className="grid grid-cols-2 items-start gap-4 max-lg:grid-cols-1">
        {sections.map(({ title, names }) => (
          <Section key={title} {...props} title={title} names={names} />
        ))}
        {others.length > 0 ? <Section {...props} title={strings.others} names={others} /> : null}
      </div>
    </div>
  );
}
