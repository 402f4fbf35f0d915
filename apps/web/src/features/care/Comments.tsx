import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { requestComments, type RequestDetail } from '../../api/care.ts';
import { Section } from '../../frame/Page.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { Code } from '../../pieces/Status.tsx';
import { useView } from '../../view/session.tsx';

/** The provider's own words with a request, for who decides on it; nothing when there are none. */
export function Comments({ found }: { readonly found: RequestDetail }): ReactNode {
  const { t } = useSpeech();
  const view = useView();
  const asked = useQuery({
    queryKey: ['toelichtingen', found.id, view.municipality],
    queryFn: () => requestComments(found.id, view.params),
    staleTime: Infinity, // a message never changes, and every look is logged
  });
  const comments = asked.data?.toelichtingen ?? [];
  if (comments.length === 0) return null;
  return (
    <Section title={t('request.comments')} intro={t('request.commentsNote')}>
      <ul className="plain-list comments" lang="nl">
        {comments.map(({ referentie, tekst }) => (
          <li key={referentie ?? ''}>
            <q>{tekst}</q>
            {referentie !== null && found.producten.length > 1 ? <Code>{referentie}</Code> : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
