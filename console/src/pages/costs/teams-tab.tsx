import { Link } from '@tanstack/react-router';
import { Pencil, Plus, Trash2, UsersRound } from 'lucide-react';
import { useState } from 'react';
import type { Team } from '../../api/types.ts';
import { useAct } from '../../api/use-act.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Empty } from '../../components/empty.tsx';
import { TextField } from '../../components/field.tsx';
import { LimitsText } from '../../components/limits.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { SimpleTable } from '../../components/simple-table.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { FormDialog, listOf, textOf } from './form-dialog.tsx';
import { LimitFields, limitsOf } from './limit-fields.tsx';
import { useTeams } from './query.ts';
import { strings } from './strings.ts';

const words = strings.team;

function TeamDialog({
  open,
  team,
  onClose,
}: {
  readonly open: boolean;
  readonly team: Team | undefined;
  readonly onClose: () => void;
}) {
  return (
    <FormDialog
      open={open}
      title={team ? `${strings.editTeam} ${team.name}` : strings.addTeam}
      note={strings.teamNote}
      save={words.save}
      saved={words.saved}
      refresh={['/api/teams']}
      onClose={onClose}
      requestOf={(form) => {
        const models = listOf(form, 'models');
        const limits = limitsOf(form);
        return {
          path: `/api/teams/${encodeURIComponent(team?.name ?? textOf(form, 'name'))}`,
          body: { ...(models ? { models } : {}), ...(limits ? { limits } : {}) },
        };
      }}
    >
      {(errorOf) => (
        <>
          {team ? null : (
            <TextField
              label={words.name}
              name="name"
              required
              maxLength={63}
              pattern="[a-z0-9][a-z0-9\-]*"
              hint={strings.budget.nameHint}
              error={errorOf('name')}
            />
          )}
          <TextField
            label={words.models}
            name="models"
            defaultValue={team?.models?.join(', ')}
            hint={words.modelsHint}
            error={errorOf('models')}
          />
          <LimitFields limits={team?.limits} errorOf={errorOf} />
        </>
      )}
    </FormDialog>
  );
}

/** Teams: tokens that share models, limits and budgets. */
export function TeamsTab() {
  const query = useTeams();
  const [editing, setEditing] = useState<Team | 'new'>();
  const [removing, setRemoving] = useState<Team>();
  const remove = useAct(['/api/teams']);
  const add = (
    <Button variant="primary" icon={<Plus size={14} />} onClick={() => setEditing('new')}>
      {strings.addTeam}
    </Button>
  );
  return (
    <>
      <QueryView query={query} placeholder={<SkeletonRows count={3} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon={<UsersRound size={18} />} title={words.emptyTitle} action={add}>
              {words.emptyNote}
            </Empty>
          ) : (
            <>
              <div className="flex flex-wrap items-center justify-between gap-3">
                <p className="text-ink-3">{strings.teamNote}</p>
                {add}
              </div>
              <SimpleTable
                label={strings.teams}
                items={items}
                keyOf={(team) => team.name}
                columns={[
                  {
                    id: 'name',
                    name: words.name,
                    cell: (team) => (
                      <Link
                        to="/traffic"
                        search={{ team: team.name }}
                        className="font-medium text-accent-text hover:underline"
                      >
                        {team.name}
                      </Link>
                    ),
                  },
                  {
                    id: 'tokens',
                    name: 'Tokens',
                    align: 'right',
                    cell: (team) => (
                      <Link to="/settings/tokens" className="hover:underline">
                        {team.tokens}
                      </Link>
                    ),
                  },
                  {
                    id: 'models',
                    name: words.models,
                    cell: (team) => (
                      <code className="font-mono text-xs">{team.models?.join(', ') ?? '*'}</code>
                    ),
                    wideOnly: true,
                  },
                  { id: 'limits', name: 'Limits', cell: (team) => <LimitsText limits={team.limits} /> },
                  {
                    id: 'acts',
                    name: '',
                    align: 'right',
                    cell: (team) => (
                      <span className="inline-flex">
                        <IconButton
                          label={`${strings.editTeam} ${team.name}`}
                          onClick={() => setEditing(team)}
                        >
                          <Pencil size={13} />
                        </IconButton>
                        <IconButton label={`Delete team ${team.name}`} onClick={() => setRemoving(team)}>
                          <Trash2 size={13} />
                        </IconButton>
                      </span>
                    ),
                  },
                ]}
              />
            </>
          )
        }
      </QueryView>
      <TeamDialog
        open={editing !== undefined}
        team={editing === 'new' ? undefined : editing}
        onClose={() => setEditing(undefined)}
      />
      <ConfirmDialog
        open={removing !== undefined}
        title={words.removeTitle}
        consequence={`${removing?.name ?? ''}: ${words.removeConsequence}`}
        confirm="Delete"
        onClose={() => setRemoving(undefined)}
        onConfirm={() =>
          removing &&
          remove.mutate({
            path: `/api/teams/${encodeURIComponent(removing.name)}`,
            method: 'DELETE',
            done: words.removed,
          })
        }
      />
    </>
  );
}
