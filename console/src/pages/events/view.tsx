import { useSearch } from '@tanstack/react-router';
import { PageHeader } from '../../components/page-header.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { useTitle } from '../../lib/use-title.ts';
import { HuntTab } from './hunt-tab.tsx';
import type { EventSearch } from './query.ts';
import { SearchTab } from './search-tab.tsx';
import { strings } from './strings.ts';

export function EventsPage() {
  const search = useSearch({ from: '/shell/events' }) as EventSearch;
  useTitle(strings.title);
  return (
    <>
      <PageHeader title={strings.title} />
      <Tabs
        label={strings.title}
        value={search.tab ?? 'search'}
        items={[
          { value: 'search', label: strings.search },
          { value: 'hunt', label: strings.hunt },
        ]}
      />
      <div className="h-3 shrink-0" />
      {search.tab === 'hunt' ? <HuntTab sql={search.sql} /> : <SearchTab search={search} />}
    </>
  );
}
