import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useSpeech } from '../i18n/language.tsx';
import { Icon } from './Icon.tsx';
import { useListener } from './use-listener.ts';

/**
 * A panel at the right edge over the page: a modal dialog, so that Escape closes it and the focus stays inside and
 * goes back to where it was.
 */
export function SidePanel(props: {
  readonly title: string;
  readonly kicker?: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useSpeech();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  useListener(dialog, 'click', closeBeside);
  return (
    <dialog ref={dialog} className="side-panel" aria-labelledby={titleId} onClose={props.onClose}>
      <div className="side-panel__inside">
        <div className="side-panel__head">
          <div>
            {props.kicker ? <p className="kicker">{props.kicker}</p> : null}
            <h2 id={titleId} className="utrecht-heading-2">
              {props.title}
            </h2>
          </div>
          <button
            type="button"
            className="icon-button"
            aria-label={t('action.close')}
            onClick={() => dialog.current?.close()}
          >
            <Icon name="close" />
          </button>
        </div>
        {props.children}
      </div>
    </dialog>
  );
}

/** A click on the dialog element itself is a click beside the panel: on the grey. */
function closeBeside(event: MouseEvent): void {
  if (event.target instanceof HTMLDialogElement) event.target.close();
}
