import type { ReactNode } from 'react';
import { Tabs } from '../../frame/Tabs.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { useView } from '../../view/session.tsx';

export function ContractTabs(): ReactNode {
  const { t } = useSpeech();
  const view = useView();
  if (!view.can('contracts.import')) return null;
  return (
    <Tabs
      label={t('nav.contracts')}
      tabs={[
        { to: '/contracten', label: t('providers.tab') },
        { to: '/contracten/importeren', label: t('import.tab') },
      ]}
    />
  );
}
