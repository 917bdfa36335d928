import { useParams, useSearch } from '@tanstack/react-router';
import type { IncidentDetail } from '../../api/types.ts';
import { QueryView } from '../../components/query-view.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useTitle } from '../../lib/use-title.ts';
import { CommentBox } from './comment-box.tsx';
import { Head } from './head.tsx';
import { useIncident } from './query.ts';
import { Side } from './side.tsx';
import { Story } from './story.tsx';
import { strings } from './strings.ts';

function Placeholder() {
  return (
    <div className="flex flex-col gap-4">
      <Skeleton className="h-8 w-2/3" />
      <Skeleton className="h-5 w-1/3" />
      <Skeleton className="mt-4 h-60" />
    </div>
  );
}

function Content({ detail, incidentKey }: { readonly detail: IncidentDetail; readonly incidentKey: string }) {
  const { finding } = useSearch({ from: '/shell/incidents/$id' });
  return (
    <>
      <Head incident={detail.incident} />
      <div className="grid grid-cols-[minmax(0,1fr)_20rem] gap-6 max-lg:grid-cols-1">
        <section aria-label={strings.story} className="flex min-w-0 flex-col gap-2">
          <Story detail={detail} incidentKey={incidentKey} focus={finding} />
          <CommentBox incidentKey={incidentKey} />
        </section>
        <Side detail={detail} />
      </div>
    </>
  );
}

export function IncidentPage() {
  const { id } = useParams({ from: '/shell/incidents/$id' });
  const query = useIncident(id);
  useTitle(query.data ? `#${query.data.incident.number} ${query.data.incident.title}` : '');
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-300 flex-col gap-5 p-4 md:p-6">
        <QueryView query={query} placeholder={<Placeholder />}>
          {(detail) => <Content detail={detail} incidentKey={id} />}
        </QueryView>
      </div>
    </div>
  );
}
