import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { decideLine, type Decision, type LineDetail } from '../../api/claims.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { Button } from '../../pieces/Button.tsx';
import { SelectField, TextArea } from '../../pieces/Field.tsx';
import { Notice, ProblemNotice } from '../../pieces/States.tsx';
import { useView } from '../../view/session.tsx';

/** A person answers what the machine cannot decide. The reason is kept with the verdict. */
export function Decide(props: { readonly claimId: string; readonly line: LineDetail }): ReactNode {
  const { t } = useSpeech();
  const view = useView();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const [returnCode, setReturnCode] = useState('');
  const [verdict, setVerdict] = useState<'goedgekeurd' | 'afgewezen'>('goedgekeurd');
  const [tried, setTried] = useState(false);
  const decide = useMutation({
    mutationFn: (decision: Decision) => decideLine(props.claimId, props.line.id, decision, view.params),
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <Notice tone="warning" title={t('decide.title')}>
      <p lang="nl" className="decide__question">
        {props.line.vraag}
      </p>
      <form
        className="decide"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (reason.trim() === '') return;
          decide.mutate({
            oordeel: verdict,
            toelichting: reason.trim(),
            ...(verdict === 'afgewezen' && returnCode !== '' ? { retourcode: returnCode } : {}),
          });
        }}
      >
        <fieldset className="decide__verdict">
          <legend className="utrecht-form-label">{t('decide.verdict')}</legend>
          {(['goedgekeurd', 'afgewezen'] as const).map((choice) => (
            <label key={choice} className="check">
              <input
                type="radio"
                name="oordeel"
                checked={verdict === choice}
                onChange={() => {
                  setVerdict(choice);
                }}
              />
              {t(choice === 'goedgekeurd' ? 'decide.accept' : 'decide.reject')}
            </label>
          ))}
        </fieldset>
        {verdict === 'afgewezen' ? (
          <SelectField
            label={t('decide.returnCode')}
            hint={t('decide.returnCodeHint')}
            value={returnCode}
            options={[
              { value: '', label: t('decide.ruleCode') },
              ...props.line.retourcodes.map(({ code, betekenis }) => ({
                value: code,
                label: `${code} ${betekenis}`,
              })),
            ]}
            onChange={setReturnCode}
          />
        ) : null}
        <TextArea
          label={t('decide.reason')}
          value={reason}
          onChange={setReason}
          error={tried && reason.trim() === '' ? t('decide.reasonMissing') : null}
        />
        {decide.error ? <ProblemNotice error={decide.error} /> : null}
        <Button type="submit" look="primary" busy={decide.isPending}>
          {t('decide.save')}
        </Button>
      </form>
    </Notice>
  );
}
