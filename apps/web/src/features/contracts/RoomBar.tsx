import type { ReactNode } from 'react';
import { useSpeech } from '../../i18n/language.tsx';

/** How much of a ceiling is used, as a bar with the share in words. Passing it never rejects care. */
export function RoomBar(props: {
  readonly used: number | null;
  readonly ceiling: number | null;
  /** Null when only part of the region is in view: then the room is not known. */
  readonly left: number | null;
}): ReactNode {
  const { t, format } = useSpeech();
  if (props.ceiling === null || props.ceiling === 0)
    return <span className="soft">{t('providers.noCeiling')}</span>;
  if (props.used === null) return <span className="soft">{t('providers.unknown')}</span>;
  if (props.left === null) return <span className="soft">{t('providers.regionOnly')}</span>;
  const share = props.used / props.ceiling;
  const tone = share > 1 ? 'over' : share > 0.9 ? 'near' : 'fine';
  return (
    <span className={`room room--${tone}`}>
      <svg className="room__bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect width="100" height="8" className="room__ground" />
        <rect width={Math.min(100, share * 100)} height="8" className="room__used" />
      </svg>
      <span className="room__words">
        {format.percent(share, 0)} {t(share > 1 ? 'providers.over' : 'providers.used')}
      </span>
    </span>
  );
}
