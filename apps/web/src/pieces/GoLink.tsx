import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { carried, type Search } from '../view/address.ts';

/** A link inside the application: takes the view and the cut-off along. */
export function GoLink(props: {
  readonly to: string;
  readonly search?: Search;
  readonly className?: string;
  readonly children: ReactNode;
  readonly label?: string;
  /** Shown when the pointer rests on it. */
  readonly tip?: string;
  readonly onClick?: () => void;
}): ReactNode {
  const [path, query] = props.to.split('?');
  const own = { ...Object.fromEntries(new URLSearchParams(query ?? '')), ...props.search };
  return (
    <Link
      to={path as '/'}
      search={((before: Search) => ({ ...carried(before), ...own })) as never}
      className={props.className ?? 'utrecht-link utrecht-link--html-a'}
      {...(props.label === undefined ? {} : { 'aria-label': props.label })}
      {...(props.tip === undefined ? {} : { title: props.tip })}
      {...(props.onClick === undefined ? {} : { onClick: props.onClick })}
    >
      {props.children}
    </Link>
  );
}
