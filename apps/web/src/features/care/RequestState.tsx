import type { ReactNode } from 'react';
import { useSpeech } from '../../i18n/language.tsx';
import { Icon, type IconName } from '../../pieces/Icon.tsx';

const looks: Readonly<Record<string, readonly [tone: string, icon: IconName]>> = {
  nieuw: ['wait', 'person'],
  'in-onderzoek': ['calm', 'wait'],
  toegewezen: ['ok', 'ok'],
  'deels-toegewezen': ['ok', 'ok'],
  afgewezen: ['bad', 'bad'],
};

/** How far a request is, by icon, word and colour. */
export function RequestState({ code }: { readonly code: string }): ReactNode {
  const { word } = useSpeech();
  const [tone, icon] = looks[code] ?? ['calm', 'wait'];
  return (
    <span className={`status status--${tone}`}>
      <Icon name={icon} />
      {word('requestState', code)}
    </span>
  );
}
