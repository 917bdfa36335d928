import { useAccounts } from '../../api/queries.ts';
import type { Incident, IncidentDetail, IncidentStatus, Severity } from '../../api/types.ts';
import { EntityChip } from '../../components/entity-chip.tsx';
import { SelectField } from '../../components/field.tsx';
import { statusNames, statusOrder } from '../../components/incident-status.tsx';
import { Panel } from '../../components/panel.tsx';
import { severityOrder } from '../../components/severity.tsx';
import { TechniquePath } from '../../components/technique-path.tsx';
import { Time } from '../../components/time.tsx';
import { WingMark } from '../../components/wing.tsx';
import { formatCount, formatDuration, humanise } from '../../lib/format.ts';
import { useChangeIncident } from '../incidents/query.ts';
import { strings } from './strings.ts';

function Fields({ incident }: { readonly incident: Incident }) {
  const change = useChangeIncident();
  const accounts = useAccounts().data ?? [];
  return (
    <div className="flex flex-col gap-3">
      <SelectField
        label={strings.status}
        value={incident.status}
        options={statusOrder.map((status) => ({ value: status, label: statusNames[status] }))}
        onChange={(event) =>
          change.mutate({ id: incident.id, change: { status: event.target.value as IncidentStatus } })
        }
      />
      <SelectField
        label={strings.severity}
        value={incident.severity}
        options={severityOrder.map((severity) => ({ value: severity, label: humanise(severity) }))}
        onChange={(event) =>
          change.mutate({ id: incident.id, change: { severity: event.target.value as Severity } })
        }
      />
      <SelectField
        label={strings.owner}
        value={incident.assigneeId ?? ''}
        options={[
          { value: '', label: strings.nobody },
          ...accounts.map((account) => ({ value: account.id, label: account.name || account.email })),
        ]}
        onChange={(event) =>
          change.mutate({ id: incident.id, change: { assigneeId: event.target.value || null } })
        }
      />
    </div>
  );
}

function Facts({ incident }: { readonly incident: Incident }) {
  const facts = [
    ['First seen', <Time key="first" ms={incident.firstSeenMs} />],
    ['Last seen', <Time key="last" ms={incident.lastSeenMs} />],
    ['Lasted', formatDuration(incident.lastSeenMs - incident.firstSeenMs)],
    ['Findings', formatCount(incident.findingCount)],
    ['Events', formatCount(incident.eventCount)],
    ['Seen by', <WingMark key="wings" wings={incident.wings} />],
  ] as const;
  return (
    <dl className="mt-4 border-t border-line pt-3">
      {facts.map(([name, value]) => (
        <div key={name} className="flex min-h-7 items-center justify-between gap-3">
          <dt className="text-ink-3">{name}</dt>
          <dd className="num text-right">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Beside the story: state and owner, who and what is touched, and the attack's path. */
export function Side({ detail }: { readonly detail: IncidentDetail }) {
  const { incident } = detail;
  return (
    <div className="flex flex-col gap-4">
      <Panel title={strings.details} className="print:hidden">
        <Fields incident={incident} />
        <Facts incident={incident} />
      </Panel>
      <Panel title={strings.entities}>
        <div className="flex flex-wrap gap-1.5">
          {incident.entities.map((entity) => (
            <EntityChip key={`${entity.kind}:${entity.name}`} entity={entity} />
          ))}
        </div>
      </Panel>
      <Panel title={strings.path}>
        {incident.techniques.length === 0 ? (
          <p className="text-ink-3">{strings.pathNone}</p>
        ) : (
          <TechniquePath techniques={incident.techniques} />
        )}
      </Panel>
    </div>
  );
}
