import type { ReactNode } from 'react';
import { useSpeech } from '../../i18n/language.tsx';
import { Code } from '../../pieces/Status.tsx';

interface Named {
  readonly product: { readonly code: string; readonly naam: string } | null;
  readonly categorie: string | null;
}

/** A product with its code; only a category, or only a budget, in words. */
export function ProductName({ of }: { readonly of: Named }): ReactNode {
  const { t } = useSpeech();
  if (of.product) {
    return (
      <>
        {of.product.naam} <Code>{of.product.code}</Code>
      </>
    );
  }
  return of.categorie ? t('care.category', { code: of.categorie }) : t('care.open');
}
