import { Link } from '@tanstack/react-router';
import { ChevronDown, ChevronLeft, Printer, RotateCcw, UserRound } from 'lucide-react';
import { useSession } from '../../api/queries.ts';
import type { Incident } from '../../api/types.ts';
import { Button, buttonClass, IconButton } from '../../components/button.tsx';
import { StatusLabel } from '../../components/incident-status.tsx';
import { Menu } from '../../components/menu.tsx';
import { SeverityLabel } from '../../components/severity.tsx';
import { Time } from '../../components/time.tsx';
import { toast } from '../../components/toast.tsx';
import { formatDuration, plural } from '../../lib/format.ts';
import { shortTitle } from '../../lib/short-name.ts';
import { useKeys } from '../../lib/use-keys.ts';
import { useChangeIncident } from '../incidents/query.ts';
import { strings } from './strings.ts';

type Resolution = keyof typeof strings.resolutions;

function useActs(incident: Incident) {
  const change = useChangeIncident();
  const me = useSession().data?.account;
  return {
    mine: me !== undefined && incident.assigneeId === me.id,
    take: () => {
      if (me)
        change.mutate({
          id: incident.id,
          change: { assigneeId: me.id, status: incident.status === 'new' ? 'in_progress' : incident.status },
        });
    },
    resolve: (resolution: Resolution) => {
      change.mutate({ id: incident.id, change: { status: 'resolved', resolution } });
      toast({
        text: `#${incident.number} is resolved: ${strings.resolutions[resolution].toLowerCase()}.`,
        action: {
          label: strings.undo,
          run: () =>
            change.mutate({ id: incident.id, change: { status: incident.status, resolution: null } }),
        },
      });
    },
    reopen: () => change.mutate({ id: incident.id, change: { status: 'in_progress', resolution: null } }),
  };
}

function Actions({ incident }: { readonly incident: Incident }) {
  const acts = useActs(incident);
  const done = incident.status === 'resolved' || incident.status === 'closed';
  useKeys({
    a: acts.take,
    e: () => (done ? acts.reopen() : acts.resolve('true_positive')),
    c: () => document.querySelector<HTMLTextAreaElement>('textarea[name="comment"]')?.focus(),
  });
  return (
    <div className="flex items-center gap-2 print:hidden">
      <IconButton label={strings.print} onClick={() => print()}>
        <Printer size={15} />
      </IconButton>
      {acts.mine || done ? null : (
        <Button icon={<UserRound size={14} />} onClick={acts.take} title="a">
          {strings.take}
        </Button>
      )}
      {done ? (
        <Button icon={<RotateCcw size={14} />} onClick={acts.reopen}>
          {strings.reopen}
        </Button>
      ) : (
        <Menu
          label={strings.resolve}
          trigger={
            <button type="button" className={buttonClass('primary')}>
              {strings.resolve}
              <ChevronDown size={14} aria-hidden="true" />
            </button>
          }
          items={(Object.keys(strings.resolutions) as Resolution[]).map((resolution) => ({
            key: resolution,
            label: strings.resolutions[resolution],
            onSelect: () => acts.resolve(resolution),
          }))}
        />
      )}
    </div>
  );
}

/** What happened in plain words, how bad it is, and the two buttons that matter. */
export function Head({ incident }: { readonly incident: Incident }) {
  return (
    <header className="flex flex-col gap-2">
      <Link
        to="/incidents"
        className="inline-flex items-center gap-1 self-start text-xs text-ink-3 hover:text-ink print:hidden"
      >
        <ChevronLeft size={13} aria-hidden="true" />
        {strings.back}
      </Link>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <h1
          className="min-w-0 flex-1 basis-80 text-xl font-semibold tracking-[-0.015em] text-balance"
          title={incident.title}
        >
          {shortTitle(incident.title)} <span className="num font-normal text-ink-3">#{incident.number}</span>
        </h1>
        <Actions incident={incident} />
      </div>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-2">
        <SeverityLabel severity={incident.severity} />
        <StatusLabel status={incident.status} />
        <span>
          {plural(incident.findingCount, 'finding')} over{' '}
          {formatDuration(incident.lastSeenMs - incident.firstSeenMs)}, last seen{' '}
          <Time ms={incident.lastSeenMs} ago />
        </span>
      </p>
    </header>
  );
}
