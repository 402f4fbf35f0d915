import type { ReactNode } from 'react';
import { Tabs } from '../../frame/Tabs.tsx';
import { useSpeech } from '../../i18n/language.tsx';

export function ManageTabs(): ReactNode {
  const { t } = useSpeech();
  return (
    <Tabs
      label={t('nav.manage')}
      tabs={[
        { to: '/beheer', label: t('accounts.tab') },
        { to: '/beheer/logboek', label: t('audit.tab') },
      ]}
    />
  );
}
