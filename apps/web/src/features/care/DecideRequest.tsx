import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type ReactNode } from 'react';
import {
  decideRequest,
  previewDecision,
  type DecisionBody,
  type RequestDetail,
  type SentMessage,
} from '../../api/care.ts';
import { Section } from '../../frame/Page.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { Button } from '../../pieces/Button.tsx';
import { Notice, ProblemNotice } from '../../pieces/States.tsx';
import { useView } from '../../view/session.tsx';
import { AddressFields } from './AddressFields.tsx';
import { ChoiceFields } from './ChoiceFields.tsx';
import {
  bodyOf,
  emptyAddress,
  isIncomplete,
  needsAddress,
  startingDrafts,
  type AddressDraft,
  type Draft,
} from './decision-draft.ts';
import { DecisionPreview } from './DecisionPreview.tsx';

/**
 * The decision in two steps: choose, look at what goes out, and only then keep it. A VOT is decided per product, and what
 * is left open waits; a VOW is decided as a whole.
 */
export function DecideRequest(props: {
  readonly found: RequestDetail;
  readonly onDecided: (sent: readonly SentMessage[]) => void;
}): ReactNode {
  const { found, onDecided } = props;
  const { t } = useSpeech();
  const view = useView();
  const queries = useQueryClient();
  const [drafts, setDrafts] = useState(() => startingDrafts(found));
  const [address, setAddress] = useState<AddressDraft>(emptyAddress);
  const [tried, setTried] = useState(false);
  const preview = useMutation({
    mutationFn: (body: DecisionBody) => previewDecision(found.id, body, view.params),
    onSuccess: () => {
      requestAnimationFrame(() => shown.current?.focus());
    },
  });
  const decide = useMutation({
    mutationFn: (body: DecisionBody) => decideRequest(found.id, body, view.params),
    onSuccess: ({ berichten }) => {
      onDecided(berichten);
      return queries.invalidateQueries();
    },
  });
  const shown = useRef<HTMLElement>(null);
  const isNothing = Object.values(drafts).every(({ choice }) => choice === '');
  const asksAddress = needsAddress(found, drafts);
  const isAddressMissing =
    asksAddress && (address.postcode.trim() === '' || address.houseNumber.trim() === '');
  const isMissing = isNothing || isAddressMissing || Object.values(drafts).some(isIncomplete);
  const changed = (work: () => void): void => {
    preview.reset();
    decide.reset();
    work();
  };
  const body = (): DecisionBody => bodyOf(found, drafts, address);
  return (
    <Section
      title={t('decision.title')}
      intro={t(found.soort === 'VOT' ? 'decision.introVot' : 'decision.introVow')}
    >
      <form
        className="decision"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!isMissing) preview.mutate(body());
        }}
      >
        {Object.entries(drafts).map(([reference, draft]) => (
          <ChoiceFields
            key={reference}
            found={found}
            reference={reference}
            draft={draft}
            isTried={tried}
            onChange={(patch: Partial<Draft>) => {
              changed(() => {
                setDrafts({ ...drafts, [reference]: { ...draft, ...patch } });
              });
            }}
          />
        ))}
        {asksAddress ? (
          <AddressFields
            value={address}
            isTried={tried}
            onChange={(next) => {
              changed(() => {
                setAddress(next);
              });
            }}
          />
        ) : null}
        {tried && isNothing ? <Notice tone="warning" title={t('decision.nothing')} live /> : null}
        {preview.error ? <ProblemNotice error={preview.error} /> : null}
        {preview.data ? null : (
          <Button type="submit" look="primary" icon="eye" busy={preview.isPending}>
            {t('decision.preview')}
          </Button>
        )}
      </form>
      {preview.data ? (
        <section ref={shown} tabIndex={-1} className="decision__preview" aria-label={t('decision.goesOut')}>
          <DecisionPreview messages={preview.data.berichten} />
          {decide.error ? <ProblemNotice error={decide.error} /> : null}
          <p className="decision__buttons">
            <Button
              look="primary"
              busy={decide.isPending}
              onClick={() => {
                decide.mutate(body());
              }}
            >
              {t('decision.keep')}
            </Button>
            <Button
              onClick={() => {
                preview.reset();
              }}
            >
              {t('decision.change')}
            </Button>
          </p>
        </section>
      ) : null}
    </Section>
  );
}
