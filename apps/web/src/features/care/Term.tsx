import type { ReactNode } from 'react';
import type { Term as TermOf } from '../../api/care.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { Icon, type IconName } from '../../pieces/Icon.tsx';

type Standing = TermOf['stand'];

const tones = { over: 'bad', bijna: 'wait', ruim: 'calm', gehaald: 'ok' } as const satisfies Record<
  Standing,
  string
>;
const icons = { over: 'warning', bijna: 'wait', ruim: 'wait', gehaald: 'ok' } as const satisfies Record<
  Standing,
  IconName
>;

/** How a term stands: by icon, word and colour, with its last day. */
export function Term({ term }: { readonly term: TermOf }): ReactNode {
  const { t, rich, format } = useSpeech();
  if (term.uiterlijk === null) {
    return (
      <span className="status status--ok">
        <Icon name="ok" />
        {t('request.termMet')}
      </span>
    );
  }
  const day = <span className="one-line">{format.day(term.uiterlijk)}</span>;
  const words = {
    over: rich('request.termOver', { day }),
    bijna: rich('request.termNear', { day }),
    ruim: rich('request.termAhead', { day }),
    gehaald: t('request.termMet'),
  };
  return (
    <span className={`status term status--${tones[term.stand]}`}>
      <Icon name={icons[term.stand]} />
      {words[term.stand]}
    </span>
  );
}
