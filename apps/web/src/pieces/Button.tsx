import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';

const looks = {
  primary: 'utrecht-button--primary-action',
  secondary: 'utrecht-button--secondary-action',
  subtle: 'utrecht-button--subtle',
} as const;

/** Utrecht's button with an optional icon. `busy` keeps it focusable and says so. */
export function Button(props: {
  readonly children: ReactNode;
  readonly look?: keyof typeof looks;
  readonly icon?: IconName;
  readonly type?: 'button' | 'submit';
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  readonly label?: string;
  readonly expanded?: boolean;
  readonly small?: boolean;
  readonly onClick?: () => void;
}): ReactNode {
  const { look = 'secondary', type = 'button' } = props;
  return (
    <button
      type={type}
      className={`utrecht-button ${looks[look]} ${props.small ? 'button--small' : ''} ${props.busy ? 'utrecht-button--busy' : ''}`}
      disabled={props.disabled ?? false}
      aria-busy={props.busy ?? false}
      {...(props.pressed === undefined ? {} : { 'aria-pressed': props.pressed })}
      {...(props.expanded === undefined ? {} : { 'aria-expanded': props.expanded })}
      {...(props.label === undefined ? {} : { 'aria-label': props.label, title: props.label })}
      onClick={() => {
        if (!props.busy) props.onClick?.();
      }}
    >
      {props.icon ? <Icon name={props.icon} /> : null}
      {props.children}
    </button>
  );
}

/** A link that looks like a button: downloads, and the way to another page. */
export function ButtonLink(props: {
  readonly href: string;
  readonly children: ReactNode;
  readonly icon?: IconName;
  readonly look?: keyof typeof looks;
  readonly download?: boolean;
}): ReactNode {
  return (
    <a
      href={props.href}
      className={`utrecht-button ${looks[props.look ?? 'secondary']} button-link`}
      {...(props.download ? { download: '' } : {})}
    >
      {props.icon ? <Icon name={props.icon} /> : null}
      {props.children}
    </a>
  );
}
