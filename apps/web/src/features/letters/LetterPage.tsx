import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { address } from '../../api/http.ts';
import { letter, recalculate, type Letter, type Recalculation } from '../../api/letters.ts';
import { Page } from '../../frame/Page.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { Button, ButtonLink } from '../../pieces/Button.tsx';
import { GoLink } from '../../pieces/GoLink.tsx';
import { Answer, Notice, ProblemNotice } from '../../pieces/States.tsx';
import { useView } from '../../view/session.tsx';
import { LetterText } from './LetterText.tsx';

/** A council letter as it will be sent, every number of which opens. */
export function LetterPage(): ReactNode {
  const { t, format } = useSpeech();
  const { id = '' } = useParams({ strict: false });
  const view = useView();
  const asked = useQuery({
    queryKey: ['raadsbrief', id, view.municipality],
    queryFn: () => letter(id, view.params),
  });
  const again = useMutation({ mutationFn: () => recalculate(id, view.params) });
  const found = asked.data;
  return (
    <Page
      question={found ? t('letter.question', { name: found.gemeente.naam }) : t('letter.questionPlain')}
      above={<GoLink to="/raadsbrieven">{t('letter.back')}</GoLink>}
      answer={
        found ? (
          <p>
            {t('letter.answer', {
              reference: found.kenmerk,
              day: format.dayLong(found.peildatum),
              n: found.cijfers.length,
            })}
          </p>
        ) : null
      }
      actions={found ? <Downloads found={found} /> : null}
    >
      <Answer of={asked} lines={14}>
        {(data) => (
          <>
            <div className="letter-check">
              <Button
                icon="retry"
                busy={again.isPending}
                onClick={() => {
                  again.mutate();
                }}
              >
                {t('letter.recalculate')}
              </Button>
              {again.error ? <ProblemNotice error={again.error} /> : null}
              {again.data ? <Recalculated found={again.data} /> : null}
            </div>
            <LetterText found={data} moved={again.data?.verschoven.map((m) => m.nummer) ?? []} />
          </>
        )}
      </Answer>
    </Page>
  );
}

function Downloads({ found }: { readonly found: Letter }): ReactNode {
  const { t } = useSpeech();
  const view = useView();
  const at = (formaat: string): string =>
    address(`/v1/raadsbrieven/${found.id}/document`, { ...view.params, formaat });
  return (
    <>
      <ButtonLink href={at('pdf')} icon="download" look="primary" download>
        {t('letter.pdf')}
      </ButtonLink>
      <ButtonLink href={at('docx')} icon="download" download>
        {t('letter.docx')}
      </ButtonLink>
    </>
  );
}

function Recalculated({ found }: { readonly found: Recalculation }): ReactNode {
  const { t } = useSpeech();
  if (found.verschoven.length === 0)
    return <Notice tone="ok" live title={t(found.gelijk ? 'letter.same' : 'letter.different')} />;
  return (
    <Notice tone="warning" live title={t('letter.moved', { n: found.verschoven.length })}>
      <ul className="plain-list" lang="nl">
        {found.verschoven.map((moved) => (
          <li key={moved.nummer}>
            {moved.naam}: {moved.toen} → {moved.nu}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
