/** A problem in English. The server writes problems in Dutch with a stable code; what has no text here stays Dutch. */
export interface ProblemText {
  readonly what: string;
  readonly why: string;
  readonly remedy: string;
}
