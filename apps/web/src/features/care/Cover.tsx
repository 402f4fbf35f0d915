import type { ReactNode } from 'react';
import type { ContractCover } from '../../api/care.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { Icon } from '../../pieces/Icon.tsx';

/** Says that what is asked lies outside the contract; nothing when it lies within. */
export function Cover({ of }: { readonly of: ContractCover }): ReactNode {
  const { word } = useSpeech();
  if (of === null || of === 'gedekt') return null;
  return (
    <p className="cover">
      <Icon name="warning" /> {word('cover', of)}
    </p>
  );
}
