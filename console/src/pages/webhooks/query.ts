import { useDocument } from '../../api/queries.ts';
import type { OutboxItem, Page, WebhookInfo } from '../../api/types.ts';
import { useAct } from '../../api/use-act.ts';

const path = '/api/webhooks';

export function useWebhooks() {
  return useDocument<Page<WebhookInfo>>(path);
}

export function useOutbox() {
  return useDocument<Page<OutboxItem>>('/api/outbox', { limit: 50 });
}

export function useWebhookActs() {
  const add = useAct<{ readonly secret: string }>([path]);
  const remove = useAct([path, '/api/outbox']);
  return {
    add,
    addWebhook: (body: { readonly name: string; readonly url: string }, done: (secret: string) => void) =>
      add.mutate({ path, method: 'POST', body }, { onSuccess: (answer) => done(answer.secret) }),
    removeWebhook: (webhook: WebhookInfo) =>
      remove.mutate({
        path: `${path}/${encodeURIComponent(webhook.id)}`,
        method: 'DELETE',
        done: `${webhook.name} is removed.`,
      }),
  };
}
