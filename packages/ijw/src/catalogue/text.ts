/** Short name, what the rule asks, and what to do when it is broken (or where it is seen to). Dutch, for users. */
export type DutchText = readonly [title: string, meaning: string, remedy: string];
export type DutchTexts = Readonly<Record<string, DutchText>>;
