import { useSearch } from '@tanstack/react-router';
import { PageBody } from '../../components/page-body.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { useTitle } from '../../lib/use-title.ts';
import { GuardsTab } from './guards-tab.tsx';
import { PoliciesTab } from './policies-tab.tsx';
import { strings } from './strings.ts';
import { TryTab } from './try-tab.tsx';

const tabs = { guards: GuardsTab, policies: PoliciesTab, try: TryTab } as const;

export function GuardsPage() {
  const { tab = 'guards' } = useSearch({ from: '/shell/guards' });
  const Tab = tabs[tab];
  useTitle(strings.title);
  return (
    <>
      <PageHeader title={strings.title} note={strings.note} />
      <Tabs
        label={strings.title}
        value={tab}
        items={[
          { value: 'guards', label: strings.guards },
          { value: 'policies', label: strings.policies },
          { value: 'try', label: strings.try },
        ]}
      />
      <div className="h-3 shrink-0" />
      <PageBody>
        <Tab />
      </PageBody>
    </>
  );
}
