import type { ReactNode } from 'react';
import type { Content, RequestDetail, Wish } from '../../api/care.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { Said } from '../../pieces/Said.tsx';
import { GoLink } from '../../pieces/GoLink.tsx';
import { Cover } from './Cover.tsx';
import { Period } from './Period.tsx';
import { ProductName } from './ProductName.tsx';
import { Cells, SmallTable } from './SmallTable.tsx';

/** What a VOW asks: how it is now beside how it should become. What changes is marked. */
export function Wishes({ found }: { readonly found: RequestDetail }): ReactNode {
  const { t } = useSpeech();
  return (
    <SmallTable name={t('request.wished')} heads={[t('word.product'), t('request.now'), t('request.then')]}>
      {found.wensen.map((wish) => (
        <tr key={wish.toewijzingnummer ?? wish.nieuw?.product?.code} className="utrecht-table__row">
          <Cells
            of={[
              <What key="what" wish={wish} />,
              wish.oud ? <Side key="old" content={wish.oud} beside={null} /> : t('request.nothing'),
              <Then key="new" wish={wish} />,
            ]}
          />
        </tr>
      ))}
    </SmallTable>
  );
}

function What({ wish }: { readonly wish: Wish }): ReactNode {
  const { t, word } = useSpeech();
  const content = wish.nieuw ?? wish.oud;
  return (
    <>
      {content ? <ProductName of={content} /> : t('request.gone')}
      <span className="wish__kind">
        {word('wish', wish.soort)}
        {wish.toewijzingnummer === null ? null : (
          <>
            {' · '}
            <GoLink to={`/toewijzingen/${wish.toewijzingnummer}`}>{String(wish.toewijzingnummer)}</GoLink>
          </>
        )}
      </span>
      <Cover of={wish.contract} />
    </>
  );
}

function Then({ wish }: { readonly wish: Wish }): ReactNode {
  const { t } = useSpeech();
  if (wish.soort === 'ongewijzigd') return t('request.same');
  return wish.nieuw ? <Side content={wish.nieuw} beside={wish.oud} /> : null;
}

/** Period and extent; what differs from the other side stands out. */
function Side(props: { readonly content: Content; readonly beside: Content | null }): ReactNode {
  const { content, beside } = props;
  const period = <Period of={content} />;
  const isSamePeriod = beside === null || (content.tot === beside.tot && content.van === beside.van);
  const isSameExtent = beside === null || content.omvang === beside.omvang;
  return (
    <span className="wish__side">
      <span>{isSamePeriod ? period : <mark className="wish__changed">{period}</mark>}</span>
      <span>
        {isSameExtent ? (
          <Said>{content.omvang}</Said>
        ) : (
          <mark className="wish__changed">
            <Said>{content.omvang}</Said>
          </mark>
        )}
      </span>
    </span>
  );
}
