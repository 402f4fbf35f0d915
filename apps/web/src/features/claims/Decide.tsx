import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { decideLine, type Decision, type LineDetail } from '../../api/claims.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { Said } from '../../pieces/Said.tsx';
import { Button } from '../../pieces/Button.tsx';
import { SelectField, TextArea } from '../../pieces/Field.tsx';
import { Notice, ProblemNotice } from '../../pieces/States.tsx';
import { useView } from '../../view/session.tsx';

type Verdict = Decision['oordeel'];

/**
 * A person answers what the machine cannot decide; nothing is chosen for them. The reason is kept with the verdict. A
 * line that a rule of the standard rejects as things stand now starts at rejecting, with the code of that rule.
 */
export function Decide(props: { readonly claimId: string; readonly line: LineDetail }): ReactNode {
  const { t } = useSpeech();
  const view = useView();
  const queries = useQueryClient();
  const own = props.line.eigenRetourcode;
  const [reason, setReason] = useState('');
  const [returnCode, setReturnCode] = useState(own ?? '');
  const [verdict, setVerdict] = useState<Verdict | null>(own === null ? null : 'afgewezen');
  const [tried, setTried] = useState(false);
  const decide = useMutation({
    mutationFn: (decision: Decision) => decideLine(props.claimId, props.line.id, decision, view.params),
    onSuccess: () => queries.invalidateQueries(),
  });
  const isCodeMissing = verdict === 'afgewezen' && returnCode === '';
  const isReasonMissing = reason.trim().length < shortestReason;
  return (
    <Notice tone="warning" title={t('decide.title')}>
      <p className="decide__question">
        <Said>{props.line.vraag}</Said>
      </p>
      {own === null ? null : <p>{t('decide.rejectedByRule', { code: own })}</p>}
      <form
        className="decide"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (verdict === null || isCodeMissing || isReasonMissing) return;
          decide.mutate({
            oordeel: verdict,
            toelichting: reason.trim(),
            ...(verdict === 'afgewezen' ? { retourcode: returnCode } : {}),
          });
        }}
      >
        <VerdictChoice verdict={verdict} isMissing={tried && verdict === null} onChange={setVerdict} />
        {verdict === 'afgewezen' ? (
          <SelectField
            label={t('decide.returnCode')}
            hint={t(own === null ? 'decide.returnCodeChoose' : 'decide.returnCodeHint')}
            value={returnCode}
            options={codeOptions(props.line, t('decide.chooseCode'))}
            onChange={setReturnCode}
            error={tried && isCodeMissing ? t('decide.returnCodeMissing') : null}
          />
        ) : null}
        <TextArea
          label={t('decide.reason')}
          value={reason}
          onChange={setReason}
          error={tried && isReasonMissing ? t('decide.reasonMissing') : null}
        />
        {decide.error ? <ProblemNotice error={decide.error} /> : null}
        <Button type="submit" look="primary" busy={decide.isPending}>
          {t('decide.save')}
        </Button>
      </form>
    </Notice>
  );
}

/** As the server asks: a reason of a word at least. */
const shortestReason = 3;

function VerdictChoice(props: {
  readonly verdict: Verdict | null;
  readonly isMissing: boolean;
  readonly onChange: (verdict: Verdict) => void;
}): ReactNode {
  const { t } = useSpeech();
  return (
    <fieldset className="decide__verdict">
      <legend className="utrecht-form-label">{t('decide.verdict')}</legend>
      {props.isMissing ? (
        <p className="utrecht-form-field-error-message" role="alert">
          {t('decide.verdictMissing')}
        </p>
      ) : null}
      {(['goedgekeurd', 'afgewezen'] as const).map((choice) => (
        <label key={choice} className="check">
          <input
            type="radio"
            name="oordeel"
            checked={props.verdict === choice}
            onChange={() => {
              props.onChange(choice);
            }}
          />
          {t(choice === 'goedgekeurd' ? 'decide.accept' : 'decide.reject')}
        </label>
      ))}
    </fieldset>
  );
}

/** The rule's own code is there to be changed, not to be found: without one the choice starts empty. */
function codeOptions(
  { retourcodes, eigenRetourcode }: LineDetail,
  choose: string,
): readonly { readonly value: string; readonly label: string }[] {
  const codes = retourcodes.map(({ code, betekenis }) => ({ value: code, label: `${code} ${betekenis}` }));
  return eigenRetourcode === null ? [{ value: '', label: choose }, ...codes] : codes;
}
