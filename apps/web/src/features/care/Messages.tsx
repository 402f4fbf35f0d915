import type { ReactNode } from 'react';
import type { MessageRow } from '../../api/care.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { Said } from '../../pieces/Said.tsx';
import { GoLink } from '../../pieces/GoLink.tsx';
import { Empty } from '../../pieces/States.tsx';
import { Code } from '../../pieces/Status.tsx';
import { useView } from '../../view/session.tsx';

/** The messages behind something, in the order in which they came and went. */
export function Messages({ rows }: { readonly rows: readonly MessageRow[] }): ReactNode {
  const { t, word, format } = useSpeech();
  const view = useView();
  if (rows.length === 0) return <Empty title={t('care.noMessages')} />;
  return (
    <ul className="messages">
      {rows.map((row) => (
        <li key={row.id}>
          <span className="messages__day">{format.day(row.datum)}</span>
          <span className="messages__what">
            <Code>{row.bericht ?? '–'}</Code>{' '}
            {view.can('files.read') ? <GoLink to={`/berichten/${row.id}`}>{row.naam}</GoLink> : row.naam}
          </span>
          <span className="messages__note">
            {word('direction', row.richting)} · <Said>{row.samenvatting}</Said>
          </span>
        </li>
      ))}
    </ul>
  );
}
