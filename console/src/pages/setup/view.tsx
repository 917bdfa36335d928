import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { asProblem } from '../../api/problem.ts';
import { useDocument } from '../../api/queries.ts';
import { Button, buttonClass } from '../../components/button.tsx';
import { Door } from '../../components/door.tsx';
import { TextField } from '../../components/field.tsx';
import { useTitle } from '../../lib/use-title.ts';
import { passwordMin, useSetup } from './query.ts';
import { strings } from './strings.ts';

function OwnerFields({ token }: { readonly token: string }) {
  const setup = useSetup();
  const [fault, setFault] = useState<{ field: string; text: string }>();
  const problem = setup.error ? asProblem(setup.error) : undefined;
  const errorOf = (field: string) => {
    if (fault?.field === field) return fault.text;
    return problem?.field === field ? problem.message : undefined;
  };
  const submit = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '');
    const password = text('password');
    if (password.length < passwordMin) return setFault({ field: 'password', text: strings.short });
    if (password !== text('repeat')) return setFault({ field: 'repeat', text: strings.differ });
    setFault(undefined);
    const name = text('name').trim();
    setup.mutate({ setupToken: token, email: text('email'), password, ...(name === '' ? {} : { name }) });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <TextField
        label={strings.email}
        name="email"
        type="email"
        autoComplete="username"
        required
        autoFocus
        error={errorOf('email')}
      />
      <TextField
        label={strings.name}
        name="name"
        autoComplete="name"
        hint={strings.nameHint}
        error={errorOf('name')}
      />
      <TextField
        label={strings.password}
        name="password"
        type="password"
        autoComplete="new-password"
        required
        hint={strings.passwordHint}
        error={errorOf('password')}
      />
      <TextField
        label={strings.repeat}
        name="repeat"
        type="password"
        autoComplete="new-password"
        required
        error={errorOf('repeat')}
      />
      {problem && !problem.field ? (
        <p role="alert" className="rounded-md bg-critical-soft px-3 py-2 text-critical">
          {problem.message}
        </p>
      ) : null}
      <Button type="submit" variant="primary" disabled={setup.isPending}>
        {setup.isPending ? strings.busy : strings.submit}
      </Button>
    </form>
  );
}

export function SetupPage() {
  useTitle(strings.title);
  const { token } = useSearch({ from: '/setup' });
  const state = useDocument<{ needed: boolean }>('/api/setup');
  if (state.data && !state.data.needed) {
    return (
      <Door title={strings.done}>
        <Link to="/signin" className={buttonClass('primary')}>
          {strings.toSignIn}
        </Link>
      </Door>
    );
  }
  if (!token)
    return (
      <Door title={strings.noToken} note={strings.noTokenNote}>
        {null}
      </Door>
    );
  return (
    <Door title={strings.title} note={strings.note}>
      <OwnerFields token={token} />
    </Door>
  );
}
