import type { ReactNode } from 'react';
import type { PreviewMessage } from '../../api/care.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { Said } from '../../pieces/Said.tsx';
import { Code } from '../../pieces/Status.tsx';
import { Period } from './Period.tsx';
import { ProductName } from './ProductName.tsx';
import { Cells, SmallTable } from './SmallTable.tsx';

/** What goes out when the decision is kept, message by message, without who the client is. */
export function DecisionPreview({ messages }: { readonly messages: readonly PreviewMessage[] }): ReactNode {
  const { t } = useSpeech();
  return (
    <>
      <h3 className="utrecht-heading-3">{t('decision.goesOut')}</h3>
      {messages.map((message, i) => (
        <article key={i} className="outgoing">
          {message.bericht === 'JW301' ? <Granted message={message} /> : <Answered message={message} />}
        </article>
      ))}
    </>
  );
}

function Granted({ message }: { readonly message: PreviewMessage }): ReactNode {
  const { t } = useSpeech();
  return (
    <>
      <p className="outgoing__title">
        <Code>JW301</Code> {t('decision.toProvider', { n: message.producten.length })}
      </p>
      <SmallTable
        name={t('decision.allocations')}
        heads={[
          t('care.number'),
          t('word.product'),
          t('request.period'),
          t('care.extent'),
          t('requests.reference'),
        ]}
      >
        {message.producten.map((product) => (
          <tr key={product.toewijzingnummer} className="utrecht-table__row">
            <Cells
              of={[
                <span key="number" className="outgoing__number">
                  {product.toewijzingnummer}
                  {product.isNieuw ? <span className="tag">{t('decision.new')}</span> : null}
                </span>,
                <ProductName key="product" of={product} />,
                <Period key="period" of={product} />,
                <span key="extent">
                  <Said>{product.omvang}</Said>
                  {product.redenWijziging ? (
                    <span className="wish__kind">
                      <Said>{product.redenWijziging.naam}</Said> <Code>{product.redenWijziging.code}</Code>
                    </span>
                  ) : null}
                </span>,
                product.referentie ?? t('decision.noReference'),
              ]}
            />
          </tr>
        ))}
      </SmallTable>
    </>
  );
}

function Answered({ message }: { readonly message: PreviewMessage }): ReactNode {
  const { t } = useSpeech();
  return (
    <p className="outgoing__title">
      <Code>JW319</Code>{' '}
      {t(message.antwoord === 'afgewezen' ? 'decision.rejects' : 'decision.investigates', {
        reference: message.referentie ?? '',
      })}
      {message.reden ? (
        <span>
          {' '}
          <Said>{message.reden.naam}</Said> <Code>{message.reden.code}</Code>.
        </span>
      ) : null}
      {message.verantwoordelijkeGemeente
        ? ` ${t('request.elsewhere', { name: message.verantwoordelijkeGemeente.naam })}`
        : null}
    </p>
  );
}
