import { useDocument } from '../../api/queries.ts';
import type { Page, UpstreamInfo } from '../../api/types.ts';
import { useAct } from '../../api/use-act.ts';
import { toast } from '../../components/toast.tsx';
import { formatDuration } from '../../lib/format.ts';

const path = '/api/upstreams';

export interface NewUpstream {
  readonly name: string;
  readonly baseUrl: string;
  readonly kind: string;
  readonly apiKeyEnv: string | null;
  readonly models: readonly string[];
}

export function useUpstreams() {
  return useDocument<Page<UpstreamInfo>>(path);
}

export function useUpstreamActs() {
  const add = useAct([path]);
  const test = useAct<{ readonly ok: boolean; readonly detail: string; readonly elapsedMs: number }>([]);
  const remove = useAct([path]);
  const at = (name: string) => `${path}/${encodeURIComponent(name)}`;
  return {
    add,
    addUpstream: (body: NewUpstream, done: () => void) =>
      add.mutate({ path, method: 'POST', body, done: `${body.name} is added.` }, { onSuccess: done }),
    testing: test.isPending,
    testUpstream: (name: string) =>
      test.mutate(
        { path: `${at(name)}/test`, method: 'POST' },
        {
          onSuccess: (answer) =>
            toast({
              tone: answer.ok ? 'ok' : 'bad',
              text: `${name}: ${answer.detail} (${formatDuration(answer.elapsedMs)})`,
            }),
        },
      ),
    removeUpstream: (name: string) =>
      remove.mutate({ path: at(name), method: 'DELETE', done: `${name} is removed.` }),
  };
}
