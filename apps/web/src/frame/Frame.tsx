import { Outlet, useLocation } from '@tanstack/react-router';
import { Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { useSpeech } from '../i18n/language.tsx';
import { GoLink } from '../pieces/GoLink.tsx';
import { Icon } from '../pieces/Icon.tsx';
import { Skeleton } from '../pieces/States.tsx';
import { useSession } from '../view/session.tsx';
import { Brand } from './Brand.tsx';
import { DemoStrip } from './DemoStrip.tsx';
import { allowed } from './navigation.ts';
import { TopBar } from './TopBar.tsx';

/** Everything around a page: skip link, demo strip, navigation, top bar, and the page itself. */
export function Frame(): ReactNode {
  const { t } = useSpeech();
  const { session } = useSession();
  const [menuOpen, setMenuOpen] = useState(false);
  const path = useLocation({ select: (location) => location.pathname });
  useTopOnPageChange(path);
  return (
    <div className="frame">
      <a className="utrecht-skip-link utrecht-skip-link--visible-on-focus" href="#inhoud">
        {t('frame.skip')}
      </a>
      {session.demo ? <DemoStrip /> : null}
      <div className={`frame__body ${menuOpen ? 'frame__body--menu' : ''}`}>
        <nav className="navigation" aria-label={t('frame.navigation')}>
          <div className="navigation__top">
            <GoLink to="/vandaag" className="navigation__brand" label={t('frame.home')}>
              <Brand />
            </GoLink>
            <button
              type="button"
              className="icon-button navigation__toggle"
              aria-expanded={menuOpen}
              aria-controls="menu"
              onClick={() => {
                setMenuOpen(!menuOpen);
              }}
            >
              <Icon name={menuOpen ? 'close' : 'menu'} />
              <span className="navigation__toggle-word">{t(menuOpen ? 'action.close' : 'frame.menu')}</span>
            </button>
          </div>
          <ul className="navigation__list" id="menu">
            {allowed(session.rechten).map((destination) => {
              const here = path === destination.to || path.startsWith(`${destination.to}/`);
              return (
                <li key={destination.to} className={here ? 'navigation__here' : ''}>
                  <GoLink
                    to={destination.to}
                    className="navigation__link"
                    tip={t(destination.label)}
                    onClick={() => {
                      setMenuOpen(false);
                    }}
                  >
                    <Icon name={destination.icon} />
                    <span className="navigation__word">{t(destination.label)}</span>
                  </GoLink>
                </li>
              );
            })}
          </ul>
        </nav>
        <div className="frame__main">
          <TopBar />
          <main id="inhoud" tabIndex={-1}>
            <Suspense fallback={<Skeleton lines={8} />}>
              <Outlet />
            </Suspense>
          </main>
        </div>
      </div>
    </div>
  );
}

/** Another page begins at its top. */
function useTopOnPageChange(path: string): void {
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    window.scrollTo(0, 0);
  }, [path]);
}
