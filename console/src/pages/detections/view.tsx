import { useSearch } from '@tanstack/react-router';
import { PageHeader } from '../../components/page-header.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { useTitle } from '../../lib/use-title.ts';
import { DetectorsTab, ProblemsTab } from './detectors-tab.tsx';
import { type DetectionSearch, useProblems } from './query.ts';
import { RulesTab } from './rules-tab.tsx';
import { strings } from './strings.ts';

export function DetectionsPage() {
  const search = useSearch({ from: '/shell/detections' }) as DetectionSearch;
  const problems = useProblems().data?.items.length;
  useTitle(strings.title);
  return (
    <>
      <PageHeader title={strings.title} note={strings.note} />
      <Tabs
        label={strings.title}
        value={search.tab ?? 'rules'}
        items={[
          { value: 'rules', label: strings.rules },
          { value: 'detectors', label: strings.detectors },
          { value: 'problems', label: strings.problems, count: problems },
        ]}
      />
      <div className="h-3 shrink-0" />
      {search.tab === 'detectors' ? <DetectorsTab /> : null}
      {search.tab === 'problems' ? <ProblemsTab /> : null}
      {search.tab ? null : <RulesTab search={search} />}
    </>
  );
}
