import type { ReactNode } from 'react';
import { Problem, type ProblemBody } from '../api/http.ts';
import type { FourParts } from '../api/exchange.ts';
import { useSpeech, type Speech } from '../i18n/language.tsx';
import { problemIn } from '../i18n/problem-in.ts';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { Said } from './Said.tsx';
import { Code } from './Status.tsx';

/** Grey lines in the place of what is coming; the style sheet shows them only after 300 ms. */
export function Skeleton({ lines = 6 }: { readonly lines?: number }): ReactNode {
  const { t } = useSpeech();
  return (
    <output className="skeleton">
      <span className="visually-hidden">{t('state.loading')}</span>
      {Array.from({ length: lines }, (_, i) => (
        <span key={i} className="skeleton__line" style={{ inlineSize: `${92 - ((i * 17) % 40)}%` }} />
      ))}
    </output>
  );
}

/** Nothing here: says what will appear and how to get it in. */
export function Empty(props: { readonly title: string; readonly children?: ReactNode }): ReactNode {
  return (
    <div className="empty">
      <p className="empty__title">{props.title}</p>
      {props.children ? <div className="empty__how">{props.children}</div> : null}
    </div>
  );
}

export function Notice(props: {
  readonly tone: 'info' | 'ok' | 'warning' | 'error';
  readonly title?: string;
  readonly children?: ReactNode;
  readonly live?: boolean;
}): ReactNode {
  const icon = { info: 'info', ok: 'ok', warning: 'warning', error: 'warning' } as const;
  return (
    <div
      className={`utrecht-alert utrecht-alert--${props.tone} notice notice--${props.tone}`}
      {...(props.live ? { role: props.tone === 'error' ? 'alert' : 'status' } : {})}
    >
      <Icon name={icon[props.tone]} />
      <div className="notice__text">
        {props.title ? <p className="notice__title">{props.title}</p> : null}
        {props.children}
      </div>
    </div>
  );
}

/** The four parts of a problem, in the language of the screen as far as it has a text there; else as the server wrote it. */
export function ProblemParts({ problem }: { readonly problem: FourParts }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const own = problemIn(speech, problem.code);
  return (
    <dl className="parts" lang={own ? 'en' : 'nl'}>
      <dt>{t('problem.what')}</dt>
      <dd className="parts__what">{own?.what ?? problem.wat}</dd>
      <dt>{t('problem.where')}</dt>
      <dd>{problem.waar}</dd>
      <dt>{t('problem.why')}</dt>
      <dd>{own?.why ?? problem.waarom}</dd>
      <dt>{t('problem.remedy')}</dt>
      <dd className="parts__remedy">{own?.remedy ?? problem.handeling}</dd>
    </dl>
  );
}

function bodyOf(error: unknown): ProblemBody {
  return error instanceof Problem ? error.body : { status: 0, title: 'bug' };
}

interface Words {
  readonly title: string;
  /** Said before what the server wrote; null when nothing needs saying. */
  readonly before: string | null;
  readonly language: 'nl' | 'en';
  readonly why: string | undefined;
  readonly remedy: string | undefined;
}

/** What to say about a failure: our own words when the server was not there, else those of the server or their English. */
function wordsFor(body: ProblemBody, speech: Speech): Words {
  const { t, language } = speech;
  const { detail: why, handeling: remedy } = body;
  if (body.title === 'unreachable' || body.title === 'bug') {
    const title = t(body.title === 'bug' ? 'problem.bug' : 'problem.unreachable');
    return { title, before: t('problem.own.remedy'), language, why, remedy };
  }
  const english = problemIn(speech, body.code ?? '');
  if (english) {
    return { title: english.what, before: null, language, why: english.why, remedy: english.remedy };
  }
  const before = language === 'en' ? t('problem.dutchOnly') : null;
  return { title: body.title, before, language: 'nl', why, remedy };
}

/** A refused or failed request. Keeps the page as it is and offers to try again. */
export function ProblemNotice(props: { readonly error: unknown; readonly onRetry?: () => void }): ReactNode {
  const speech = useSpeech();
  const body = bodyOf(props.error);
  const words = wordsFor(body, speech);
  return (
    <Notice tone="error" title={words.title} live>
      {words.before ? <p>{words.before}</p> : null}
      <div lang={words.language}>
        {words.why ? <p>{words.why}</p> : null}
        <Faults faults={body.fouten ?? []} />
        {words.remedy ? <p className="parts__remedy">{words.remedy}</p> : null}
      </div>
      {body.code ? <code className="utrecht-code code">{body.code}</code> : null}
      {props.onRetry ? (
        <p>
          <Button icon="retry" onClick={props.onRetry}>
            {speech.t('action.retry')}
          </Button>
        </p>
      ) : null}
    </Notice>
  );
}

function Faults({ faults }: { readonly faults: NonNullable<ProblemBody['fouten']> }): ReactNode {
  if (faults.length === 0) return null;
  return (
    <ul className="utrecht-unordered-list">
      {faults.map((fault, i) => (
        <li key={i} className="utrecht-unordered-list__item">
          {fault.veld ? <Code>{fault.veld}</Code> : null} <Said>{fault.melding}</Said>
        </li>
      ))}
    </ul>
  );
}

interface Asked<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

/** Loading, failed or there: the three states of a question to the server, in one place. */
export function Answer<T>(props: {
  readonly of: Asked<T>;
  readonly lines?: number;
  readonly children: (data: T) => ReactNode;
}): ReactNode {
  const { data, error, refetch } = props.of;
  if (data !== undefined) {
    return (
      <>
        {error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : null}
        {props.children(data)}
      </>
    );
  }
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  return <Skeleton lines={props.lines ?? 6} />;
}
