import type { ReactNode } from 'react';
import { Tabs } from '../../frame/Tabs.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { useView } from '../../view/session.tsx';

export function ClaimTabs(): ReactNode {
  const { t } = useSpeech();
  const view = useView();
  const tabs = [
    ...(view.can('claims.read')
      ? [
          { to: '/declaraties', label: t('claims.tab') },
          { to: '/declaraties/werkvoorraad', label: t('work.tab') },
        ]
      : []),
    ...(view.can('ledger.read') ? [{ to: '/declaraties/saldi', label: t('balances.tab') }] : []),
  ];
  return tabs.length > 1 ? <Tabs label={t('nav.claims')} tabs={tabs} /> : null;
}
