import { useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { GoLink } from '../pieces/GoLink.tsx';

/** Pages of one part of the application beside each other. */
export function Tabs(props: {
  readonly label: string;
  readonly tabs: readonly { readonly to: string; readonly label: string }[];
}): ReactNode {
  const here = useLocation({ select: (location) => location.pathname });
  return (
    <nav className="tabs" aria-label={props.label}>
      <ul>
        {props.tabs.map((tab) => (
          <li key={tab.to} {...(tab.to === here ? { className: 'tabs__here' } : {})}>
            <GoLink to={tab.to} className="tabs__link">
              {tab.label}
            </GoLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
