import { useSearch } from '@tanstack/react-router';
import { PageBody } from '../../components/page-body.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { useTitle } from '../../lib/use-title.ts';
import { BudgetsTab } from './budgets-tab.tsx';
import { PricesTab } from './prices-tab.tsx';
import { SpendTab } from './spend-tab.tsx';
import { strings } from './strings.ts';
import { TeamsTab } from './teams-tab.tsx';

const tabs = { spend: SpendTab, budgets: BudgetsTab, prices: PricesTab, teams: TeamsTab } as const;

/** What calls cost, and what limits it. */
export function CostsPage() {
  const { tab = 'spend' } = useSearch({ from: '/shell/costs' });
  const Tab = tabs[tab];
  useTitle(strings.title);
  return (
    <>
      <PageHeader title={strings.title} note={strings.note} />
      <Tabs
        label={strings.title}
        value={tab}
        items={[
          { value: 'spend', label: strings.spend },
          { value: 'budgets', label: strings.budgets },
          { value: 'prices', label: strings.prices },
          { value: 'teams', label: strings.teams },
        ]}
      />
      <div className="h-3 shrink-0" />
      <PageBody>
        <Tab />
      </PageBody>
    </>
  );
}
