import {
  Activity,
  Castle,
  Coins,
  KeyRound,
  LayoutDashboard,
  ListTree,
  type LucideIcon,
  Radar,
  Server,
  ShieldAlert,
  ShieldCheck,
  Stamp,
  Swords,
  Unplug,
  Webhook,
} from 'lucide-react';
import { frame } from '../strings.ts';

export interface NavItem {
  readonly to: string;
  readonly label: string;
  readonly icon: LucideIcon;
  /** Second key after `g`. */
  readonly key: string;
}

export interface NavGroup {
  readonly label?: string;
  readonly icon?: LucideIcon;
  readonly items: readonly NavItem[];
}

const { nav } = frame;

export const navGroups: readonly NavGroup[] = [
  {
    items: [
      { to: '/', label: nav.overview, icon: LayoutDashboard, key: 'o' },
      { to: '/incidents', label: nav.incidents, icon: ShieldAlert, key: 'i' },
      { to: '/events', label: nav.events, icon: ListTree, key: 'e' },
    ],
  },
  {
    label: nav.protect,
    icon: Castle,
    items: [
      { to: '/traffic', label: nav.traffic, icon: Activity, key: 't' },
      { to: '/guards', label: nav.guards, icon: ShieldCheck, key: 'u' },
      { to: '/costs', label: nav.costs, icon: Coins, key: 'c' },
      { to: '/approvals', label: nav.approvals, icon: Stamp, key: 'a' },
      { to: '/redteam', label: nav.redteam, icon: Swords, key: 'r' },
    ],
  },
  {
    label: nav.defend,
    icon: Radar,
    items: [{ to: '/detections', label: nav.detections, icon: Radar, key: 'd' }],
  },
  {
    label: nav.settings,
    items: [
      { to: '/settings/tokens', label: nav.tokens, icon: KeyRound, key: 'k' },
      { to: '/settings/sources', label: nav.sources, icon: Server, key: 's' },
      { to: '/settings/upstreams', label: nav.upstreams, icon: Unplug, key: 'p' },
      { to: '/settings/webhooks', label: nav.webhooks, icon: Webhook, key: 'w' },
    ],
  },
];

export const navItems: readonly NavItem[] = navGroups.flatMap((group) => group.items);
