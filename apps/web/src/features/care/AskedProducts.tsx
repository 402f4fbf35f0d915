import type { ReactNode } from 'react';
import type { AskedProduct, RequestDetail } from '../../api/care.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { Said } from '../../pieces/Said.tsx';
import { GoLink } from '../../pieces/GoLink.tsx';
import { Cover } from './Cover.tsx';
import { Period } from './Period.tsx';
import { ProductName } from './ProductName.tsx';
import { RequestState } from './RequestState.tsx';

/** What a VOT asks, product by product, with who referred and what became of it. */
export function AskedProducts({ found }: { readonly found: RequestDetail }): ReactNode {
  return (
    <ul className="asked">
      {found.producten.map((product) => (
        <li key={product.referentie} className="asked__product">
          <Product product={product} />
        </li>
      ))}
    </ul>
  );
}

function Product({ product }: { readonly product: AskedProduct }): ReactNode {
  const { t, said, format } = useSpeech();
  const { verwijzer } = product;
  return (
    <>
      <h3 className="utrecht-heading-3">
        <ProductName of={product} />
      </h3>
      <p className="asked__state">
        <RequestState code={product.status} />
        {product.toewijzingen.map((number) => (
          <GoLink key={number} to={`/toewijzingen/${number}`}>
            {t('request.asAllocation', { number: String(number) })}
          </GoLink>
        ))}
      </p>
      <dl className="asked__facts">
        <div>
          <dt>{t('request.period')}</dt>
          <dd>
            <Period of={product} />
          </dd>
        </div>
        <div>
          <dt>{t('care.extent')}</dt>
          <dd>
            <Said>{product.omvang}</Said>
          </dd>
        </div>
        <div>
          <dt>{t('word.referrer')}</dt>
          <dd>
            {[said(verwijzer.naam), verwijzer.wie, verwijzer.agb]
              .filter((part) => part !== null && part !== '')
              .join(', ')}
          </dd>
        </div>
        <div>
          <dt>{t('requests.reference')}</dt>
          <dd className="break">{product.referentie}</dd>
        </div>
      </dl>
      <Cover of={product.contract} />
      {product.antwoorden.map((answer) => (
        <p key={answer.berichtId} className="asked__answer">
          <GoLink to={`/berichten/${answer.berichtId}`}>
            {t(answer.antwoord === 'afgewezen' ? 'request.wasRejected' : 'request.wasInvestigating', {
              day: format.dayLong(answer.dagtekening),
            })}
          </GoLink>
          {answer.reden ? ` ${said(answer.reden.naam)}.` : null}
          {answer.verantwoordelijkeGemeente
            ? ` ${t('request.elsewhere', { name: answer.verantwoordelijkeGemeente.naam })}`
            : null}
          {answer.geweigerdOp
            ? ` ${t('request.wasRefused', { day: format.dayLong(answer.geweigerdOp) })}`
            : null}
        </p>
      ))}
    </>
  );
}
