import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { rules, type RuleText } from '../../api/rules.ts';
import { Page, Section } from '../../frame/Page.tsx';
import { useSpeech, type Speech } from '../../i18n/language.tsx';
import { Answer, Notice } from '../../pieces/States.tsx';
import { Code } from '../../pieces/Status.tsx';
import { DataTable } from '../../pieces/table/DataTable.tsx';
import type { Column } from '../../pieces/table/columns.ts';
import { useAddress } from '../../view/address.ts';

/** The catalogue of rules: what each means and what to do. One rule stands on top when the address names it. */
export function RulesPage(): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const { search } = useAddress();
  const asked = useQuery({
    queryKey: ['regels', speech.language],
    queryFn: () => rules(speech.language),
    staleTime: Infinity,
  });
  const wanted = search['regel'] ?? '';
  const one = asked.data?.regels.find((rule) => rule.regel === wanted);
  return (
    <Page
      question={t('rules.question')}
      answer={asked.data ? <p>{t('rules.answer', { n: asked.data.regels.length })}</p> : null}
    >
      {one ? <OneRule rule={one} /> : null}
      {wanted !== '' && asked.data && !one ? (
        <Notice tone="info" title={t('rules.unknown', { rule: wanted })} />
      ) : null}
      <Section title={t('rules.list')}>
        <Answer of={asked} lines={10}>
          {({ regels }) => (
            <DataTable
              name={t('rules.list')}
              fileName="regels"
              rows={regels}
              columns={columnsFor(speech)}
              rowKey={(rule) => rule.regel}
              isMarked={(rule) => rule.regel === wanted}
            />
          )}
        </Answer>
      </Section>
    </Page>
  );
}

function OneRule({ rule }: { readonly rule: RuleText }): ReactNode {
  const { t } = useSpeech();
  return (
    <section className="one-rule" aria-label={rule.regel}>
      <h2 className="utrecht-heading-2">
        <Code>{rule.regel}</Code> {rule.titel}
      </h2>
      <p>{rule.betekenis}</p>
      <p className="remedy">{rule.handeling}</p>
      <p className="definitions__meta">
        {rule.retourcode ? `${t('file.returnCode')} ${rule.retourcode} · ` : ''}
        {rule.berichten.join(', ')}
      </p>
    </section>
  );
}

function columnsFor({ t }: Speech): readonly Column<RuleText>[] {
  return [
    {
      key: 'regel',
      head: t('file.rule'),
      kind: 'text',
      value: (rule) => rule.regel,
      show: (rule) => <Code>{rule.regel}</Code>,
    },
    {
      key: 'betekenis',
      head: t('file.meaning'),
      kind: 'text',
      fills: true,
      value: (rule) => rule.betekenis,
    },
    {
      key: 'handeling',
      head: t('rules.remedy'),
      kind: 'text',
      fills: true,
      value: (rule) => rule.handeling,
      hidden: 'narrow',
    },
    { key: 'retourcode', head: t('file.returnCode'), kind: 'text', value: (rule) => rule.retourcode },
    { key: 'niveau', head: t('file.level'), kind: 'number', value: (rule) => rule.niveau },
    {
      key: 'berichten',
      head: t('rules.messages'),
      kind: 'text',
      value: (rule) => rule.berichten.join(', '),
      hidden: 'narrow',
    },
  ];
}
