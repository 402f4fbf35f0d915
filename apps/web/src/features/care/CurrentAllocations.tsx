import type { ReactNode } from 'react';
import type { RequestDetail } from '../../api/care.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { Said } from '../../pieces/Said.tsx';
import { GoLink } from '../../pieces/GoLink.tsx';
import { Empty } from '../../pieces/States.tsx';
import { Period } from './Period.tsx';
import { ProductName } from './ProductName.tsx';
import { Cells, SmallTable } from './SmallTable.tsx';

/** The allocations of this client at this provider: what runs, and what ran. */
export function CurrentAllocations({ found }: { readonly found: RequestDetail }): ReactNode {
  const { t } = useSpeech();
  if (found.toewijzingen.length === 0) return <Empty title={t('request.noneCurrent')} />;
  return (
    <SmallTable
      name={t('request.current', { provider: found.aanbieder.naam })}
      heads={[t('care.number'), t('word.product'), t('request.period'), t('care.extent'), t('request.runs')]}
    >
      {found.toewijzingen.map((one) => (
        <tr key={one.toewijzingnummer} className="utrecht-table__row">
          <Cells
            of={[
              <GoLink key="number" to={`/toewijzingen/${one.toewijzingnummer}`}>
                {String(one.toewijzingnummer)}
              </GoLink>,
              <ProductName key="product" of={one} />,
              <Period key="period" of={one} />,
              <span key="extent">
                <Said>{one.omvang}</Said>
              </span>,
              one.loopt ? t('request.runsYes') : t('request.runsNo'),
            ]}
          />
        </tr>
      ))}
    </SmallTable>
  );
}
