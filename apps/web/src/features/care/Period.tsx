import type { ReactNode } from 'react';
import type { Content } from '../../api/care.ts';
import { useSpeech } from '../../i18n/language.tsx';

/** A period in words: "1-2-2026 tot en met 31-7-2026". A day is never broken over two lines. */
export function Period({ of }: { readonly of: Pick<Content, 'van' | 'tot'> }): ReactNode {
  const { rich, format } = useSpeech();
  const day = (iso: string): ReactNode => <span className="one-line">{format.day(iso)}</span>;
  const from = of.van === null ? '' : day(of.van);
  return of.tot === null
    ? rich('care.openPeriod', { from })
    : rich('care.period', { from, until: day(of.tot) });
}
