import type { ReactNode } from 'react';
import { useSpeech } from '../i18n/language.tsx';

/** Says on every page that nothing here is real; a landmark of its own, so that it can be found and passed over. */
export function DemoStrip(): ReactNode {
  const { t } = useSpeech();
  return (
    <aside className="demo-strip" aria-label={t('frame.demoLabel')}>
      {t('frame.demo')}
    </aside>
  );
}
