import { useSearch } from '@tanstack/react-router';
import { asProblem } from '../../api/problem.ts';
import { useDocument } from '../../api/queries.ts';
import { Button } from '../../components/button.tsx';
import { CommandLine } from '../../components/command-line.tsx';
import { Door } from '../../components/door.tsx';
import { TextField } from '../../components/field.tsx';
import { useTitle } from '../../lib/use-title.ts';
import { useSignIn } from './query.ts';
import { strings } from './strings.ts';

export function SignInPage() {
  useTitle(strings.submit);
  const { next } = useSearch({ from: '/signin' });
  const setup = useDocument<{ needed: boolean }>('/api/setup');
  const signIn = useSignIn(next);
  const problem = signIn.error ? asProblem(signIn.error) : undefined;
  const submit = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    signIn.mutate({ email: String(form.get('email')), password: String(form.get('password')) });
  };
  if (setup.data?.needed) {
    return (
      <Door title={strings.title} note={strings.setupNeeded}>
        <p className="text-ink-2">{strings.lost}</p>
        <CommandLine command={strings.lostCommand} />
      </Door>
    );
  }
  return (
    <Door title={strings.title}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <TextField
          label={strings.email}
          name="email"
          type="email"
          autoComplete="username"
          required
          autoFocus
        />
        <TextField
          label={strings.password}
          name="password"
          type="password"
          autoComplete="current-password"
          required
        />
        {problem ? (
          <p role="alert" className="rounded-md bg-critical-soft px-3 py-2 text-critical">
            {problem.status === 401 ? strings.wrong : problem.message}
          </p>
        ) : null}
        <Button type="submit" variant="primary" disabled={signIn.isPending}>
          {signIn.isPending ? strings.busy : strings.submit}
        </Button>
      </form>
    </Door>
  );
}
