import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { indicators } from '../../api/figures.ts';
import { Page } from '../../frame/Page.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { Said } from '../../pieces/Said.tsx';
import { GoLink } from '../../pieces/GoLink.tsx';
import { Answer } from '../../pieces/States.tsx';
import { Code } from '../../pieces/Status.tsx';
import { FigureTabs } from './FigureTabs.tsx';

/** Every indicator once: what it counts, how, and from what. */
export function DefinitionsPage(): ReactNode {
  const { t, word, language } = useSpeech();
  const asked = useQuery({ queryKey: ['indicatoren'], queryFn: indicators, staleTime: Infinity });
  return (
    <Page
      question={t('definitions.question')}
      above={<FigureTabs />}
      answer={<p>{t('definitions.answer')}</p>}
    >
      <Answer of={asked}>
        {({ indicatoren }) => (
          <ul className="definitions">
            {indicatoren.map((indicator) => (
              <li key={indicator.id} className="definitions__item">
                <h2 className="utrecht-heading-3">
                  <GoLink to={`/cijfers?indicator=${indicator.id}`}>
                    {language === 'en' ? indicator.naamEngels : indicator.naam}
                  </GoLink>{' '}
                  <Code>{`${indicator.id} v${indicator.versie}`}</Code>
                </h2>
                <div>
                  <p>
                    <Said>{indicator.tekst}</Said>
                  </p>
                  <p className="definitions__formula">
                    <Said>{indicator.formule}</Said>
                  </p>
                </div>
                <p className="definitions__meta">
                  {word('unit', indicator.eenheid)} · {word('indicatorKind', indicator.soort)} ·{' '}
                  <Said>{indicator.bron}</Said>
                </p>
              </li>
            ))}
          </ul>
        )}
      </Answer>
    </Page>
  );
}
