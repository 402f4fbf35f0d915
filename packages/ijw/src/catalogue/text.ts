/** Short name, what the rule asks, and what to do when it is broken (or where it is seen to). Dutch, for users. */
export type DutchText = readonly [title: string, meaning: string, remedy: string];
export type DutchTexts = Readonly<Record<string, DutchText>>;

/** The words for a rule in one language. */
export interface RuleWords {
  readonly title: string;
  readonly meaning: string;
  readonly remedy: string;
}

/** Languages that the catalogue has; the names of messages, elements and lists stay Dutch in both. */
export type CatalogueLanguage = 'nl' | 'en';
