import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { figure, type FigureValue } from '../../api/figures.ts';
import { address } from '../../api/http.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { Said } from '../Said.tsx';
import { writtenFigure } from './written.ts';
import { addToDraft } from '../../view/letter-draft.ts';
import { useSession, useView } from '../../view/session.tsx';
import { Button, ButtonLink } from '../Button.tsx';
import { GoLink } from '../GoLink.tsx';
import { SidePanel } from '../SidePanel.tsx';
import { Answer } from '../States.tsx';
import { Code } from '../Status.tsx';
import type { FigureSource } from './figure-source.ts';

/** What is behind a number: definition, cut-off, filter, records, what is left out, the formula filled in. */
export function FigurePanel(props: {
  readonly shown: string;
  readonly source: FigureSource;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useSpeech();
  const { source } = props;
  return (
    <SidePanel title={props.shown} kicker={t('figure.kicker')} onClose={props.onClose}>
      {source.kind === 'count' ? (
        <Counted source={source} onClose={props.onClose} />
      ) : (
        <Asked source={source} onClose={props.onClose} />
      )}
    </SidePanel>
  );
}

function Counted(props: {
  readonly source: Extract<FigureSource, { kind: 'count' }>;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useSpeech();
  const { source } = props;
  return (
    <dl className="facts">
      <dt>{t('figure.name')}</dt>
      <dd>{source.name}</dd>
      <dt>{t('figure.definition')}</dt>
      <dd>{source.definition}</dd>
      <dt>{t('figure.filter')}</dt>
      <dd>{source.filter.join(' · ')}</dd>
      {source.link ? (
        <>
          <dt>{t('figure.records')}</dt>
          <dd>
            <GoLink to={source.link} onClick={props.onClose}>
              {t('figure.openRecords')}
            </GoLink>
          </dd>
        </>
      ) : null}
    </dl>
  );
}

type AskedSource = Exclude<FigureSource, { kind: 'count' }>;

function Asked({
  source,
  onClose,
}: {
  readonly source: AskedSource;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useSpeech();
  const view = useView();
  const asked = useQuery({
    queryKey: source.kind === 'letter' ? [...source.key] : ['cijfer', source.indicator, source.params],
    queryFn: ({ signal }) =>
      source.kind === 'letter' ? source.ask() : figure(source.indicator, source.params, signal),
  });
  return (
    <Answer of={asked} lines={8}>
      {(found) => (
        <>
          <Provenance found={found} />
          <div className="side-panel__actions">
            <CopyAddress path={found.adres} />
            <ButtonLink href={asCsvOfMonths(found.adres)} icon="download" download>
              CSV
            </ButtonLink>
            {view.can('letters.write') && source.kind === 'indicator' ? (
              <GoLink
                to={letterAddress(found)}
                className="utrecht-button utrecht-button--secondary-action button-link"
                onClick={() => {
                  addToDraft({
                    adres: found.adres,
                    naam: found.definitie.naam,
                    weergave: found.weergave,
                  });
                  onClose();
                }}
              >
                {t('figure.toLetter')}
              </GoLink>
            ) : null}
          </div>
        </>
      )}
    </Answer>
  );
}

/** The letter is composed for the municipality of the figure, at its cut-off. */
function letterAddress({ filter, peildatum }: FigureValue): string {
  const gemeente = filter['gemeente'] ?? '';
  return address('/raadsbrieven', { peildatum, gemeente: gemeente === 'regio' ? '' : gemeente });
}

/** The months behind a figure, as CSV. */
function asCsvOfMonths(adres: string): string {
  const [path = '', query = ''] = adres.split('?');
  return address(`${path}/reeks`, { ...Object.fromEntries(new URLSearchParams(query)), formaat: 'csv' });
}

function Provenance({ found }: { readonly found: FigureValue }): ReactNode {
  const { t, word, format, language } = useSpeech();
  const { session } = useSession();
  const filterText = (name: string, value: string): string => {
    if (name === 'van' || name === 'tot') return format.monthLong(value);
    if (name !== 'gemeente') return value;
    return (
      session.gemeenten.find((m) => m.code === value)?.naam ?? (value === 'regio' ? session.regio : value)
    );
  };
  const filters = Object.entries(found.filter).filter(([, value]) => value !== null && value !== '');
  return (
    <dl className="facts">
      <dt>{t('figure.name')}</dt>
      <dd>
        {language === 'en' ? found.definitie.naamEngels : found.definitie.naam}{' '}
        <Code>{`${found.definitie.id} v${found.definitie.versie}`}</Code>
      </dd>
      <dt>{t('figure.exact')}</dt>
      <dd className="facts__strong">{writtenFigure(found.waarde, found.eenheid, format)}</dd>
      <dt>{t('figure.definition')}</dt>
      <dd>
        <Said>{found.definitie.tekst}</Said>
      </dd>
      <dt>{t('figure.formula')}</dt>
      <dd>
        <Said>{found.definitie.formule}</Said>
        <br />
        <span className="facts__filled">
          <Said>{found.formuleIngevuld}</Said>
        </span>
      </dd>
      <dt>{t('figure.cutOff')}</dt>
      <dd>{format.dayLong(found.peildatum)}</dd>
      <dt>{t('figure.filter')}</dt>
      <dd>
        <ul className="plain-list">
          {filters.map(([name, value]) => (
            <li key={name}>
              {word('filter', name)}: {filterText(name, value ?? '')}
            </li>
          ))}
        </ul>
      </dd>
      <dt>{t('figure.records')}</dt>
      <dd>{format.number(found.aantalRecords)}</dd>
      <dt>{t('figure.leftOut')}</dt>
      <dd>
        {found.weggelaten.length === 0 ? (
          t('figure.nothingLeftOut')
        ) : (
          <ul className="plain-list">
            {found.weggelaten.map((sentence) => (
              <li key={sentence}>
                <Said>{sentence}</Said>
              </li>
            ))}
          </ul>
        )}
      </dd>
      <dt>{t('figure.source')}</dt>
      <dd>
        <Said>{found.definitie.bron}</Said>
      </dd>
    </dl>
  );
}

function CopyAddress({ path }: { readonly path: string }): ReactNode {
  const { t } = useSpeech();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(new URL(path, window.location.origin).href);
    setCopied(true);
  };
  return (
    <Button icon="copy" onClick={() => void copy()}>
      <output>{t(copied ? 'figure.copied' : 'figure.copy')}</output>
    </Button>
  );
}
