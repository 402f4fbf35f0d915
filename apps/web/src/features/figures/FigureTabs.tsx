import type { ReactNode } from 'react';
import { Tabs } from '../../frame/Tabs.tsx';
import { useSpeech } from '../../i18n/language.tsx';

export function FigureTabs(): ReactNode {
  const { t } = useSpeech();
  return (
    <Tabs
      label={t('nav.figures')}
      tabs={[
        { to: '/cijfers', label: t('figures.tab') },
        { to: '/cijfers/wijken', label: t('districts.tab') },
        { to: '/cijfers/definities', label: t('definitions.tab') },
      ]}
    />
  );
}
