import type { ReactNode } from 'react';
import { useSpeech } from '../i18n/language.tsx';
import { Icon, type IconName } from './Icon.tsx';

type Tone = 'ok' | 'bad' | 'wait' | 'calm';

/** Every status of the server, told by icon, word and colour together. */
const tones: Readonly<Record<string, Tone>> = {
  verwerkt: 'ok',
  goedgekeurd: 'ok',
  verzonden: 'ok',
  beoordeeld: 'ok',
  gestart: 'ok',
  afgekeurd: 'bad',
  afgewezen: 'bad',
  geweigerd: 'bad',
  vervallen: 'bad',
  'voor-persoon': 'wait',
  'apart-gezet': 'wait',
  onderbroken: 'wait',
  klaargezet: 'calm',
  gewijzigd: 'wait',
  ontvangen: 'calm',
  'al-ontvangen': 'calm',
  nieuw: 'ok',
  aan: 'ok',
  uit: 'calm',
  gelukt: 'ok',
  mislukt: 'bad',
  'niet-gevonden': 'calm',
};

const icons: Readonly<Record<Tone, IconName>> = { ok: 'ok', bad: 'bad', wait: 'person', calm: 'wait' };

export function Status({ code }: { readonly code: string }): ReactNode {
  const { word } = useSpeech();
  const tone = tones[code] ?? 'calm';
  return (
    <span className={`status status--${tone}`}>
      <Icon name={icons[tone]} />
      {word('status', code)}
    </span>
  );
}

/** A rule or return code, small: it stands behind the sentence. */
export function Code({ children }: { readonly children: ReactNode }): ReactNode {
  return <code className="utrecht-code code">{children}</code>;
}
