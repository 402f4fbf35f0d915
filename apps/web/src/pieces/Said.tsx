import type { ReactNode } from 'react';
import { useSpeech } from '../i18n/language.tsx';

/** Words of the server: in the language of the screen, or else in Dutch and marked as Dutch. */
export function Said({ children }: { readonly children: string | null | undefined }): ReactNode {
  const { said, isSaid } = useSpeech();
  if (children === null || children === undefined) return null;
  return isSaid(children) ? said(children) : <span lang="nl">{children}</span>;
}

/** What a finding means, by the number of its rule; `children`: the server's own words. */
export function RuleMeaning(props: { readonly rule: string; readonly children: string }): ReactNode {
  const { rule } = useSpeech();
  return rule(props.rule)?.meaning ?? <Said>{props.children}</Said>;
}

/** What to do about a finding. */
export function RuleRemedy(props: { readonly rule: string; readonly children: string }): ReactNode {
  const { rule } = useSpeech();
  return rule(props.rule)?.remedy ?? <Said>{props.children}</Said>;
}
