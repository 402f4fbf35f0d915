import type { ReactNode } from 'react';
import type { Step } from '../api/exchange.ts';
import { useSpeech } from '../i18n/language.tsx';
import { Said } from './Said.tsx';
import { Icon, type IconName } from './Icon.tsx';
import { ProblemParts } from './States.tsx';

type Outcome = 'ok' | 'bad' | 'wait';

function outcomeOf(step: Step): Outcome {
  if (step.uitkomst === 'mislukt') return 'bad';
  return step.uitkomst === 'wacht' ? 'wait' : 'ok';
}

const icons: Readonly<Record<Outcome, IconName>> = { ok: 'ok', bad: 'bad', wait: 'wait' };

/** The way of one file, step by step. A step that failed stands open with its four parts. */
export function Trail(props: { readonly steps: readonly Step[]; readonly next?: ReactNode }): ReactNode {
  const { format, word } = useSpeech();
  return (
    <ol className="trail">
      {props.steps.map((step, i) => {
        const outcome = outcomeOf(step);
        return (
          <li key={`${step.stap}-${i}`} className={`trail__step trail__step--${outcome}`}>
            <span className="trail__mark">
              <Icon name={icons[outcome]} />
              <span className="visually-hidden">{word('outcome', outcome)}</span>
            </span>
            <div className="trail__body">
              <p className="trail__head">
                <strong>{word('step', step.stap)}</strong>
                <span className="trail__when">
                  {format.moment(step.tijdstip)} · {word('actor', step.wie)}
                </span>
              </p>
              {step.probleem ? (
                <ProblemParts problem={step.probleem} />
              ) : (
                <p className="trail__note">
                  <Said>{step.toelichting}</Said>
                </p>
              )}
            </div>
          </li>
        );
      })}
      {props.next ? <li className="trail__next">{props.next}</li> : null}
    </ol>
  );
}
