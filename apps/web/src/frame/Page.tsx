import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';

/** The first page after loading leaves the focus where the browser put it. */
const visits = { count: 0 };

/** One page: the question it answers, the answer in a sentence, and then the rest. */
export function Page(props: {
  readonly question: string;
  /** Above the question: where this page belongs, or a way back. */
  readonly above?: ReactNode;
  readonly answer?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  useEffect(() => {
    document.title = `${props.question} · Jeugdregie`;
  }, [props.question]);
  const path = useLocation({ select: (location) => location.pathname });
  const question = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    visits.count += 1;
    // So that a screen reader says where one is. Asked again for each path: some pages share one component.
    if (visits.count > 1 && path !== '') question.current?.focus({ preventScroll: true });
  }, [path]);
  return (
    <div className="page">
      <header className="page__head">
        {props.above ? <div className="page__above">{props.above}</div> : null}
        <div className="page__title">
          <h1 ref={question} className="utrecht-heading-1" tabIndex={-1} id="vraag">
            {props.question}
          </h1>
          {props.actions ? <div className="page__actions">{props.actions}</div> : null}
        </div>
        {props.answer ? <div className="page__answer">{props.answer}</div> : null}
      </header>
      {props.children}
    </div>
  );
}

export function Section(props: {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly intro?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <section className="section">
      <div className="section__head">
        <h2 className="utrecht-heading-2">{props.title}</h2>
        {props.aside ? <div className="section__aside">{props.aside}</div> : null}
      </div>
      {props.intro ? <p className="section__intro">{props.intro}</p> : null}
      {props.children}
    </section>
  );
}
