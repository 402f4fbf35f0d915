/** More rows on the server: read when the reader comes near the end, or all at once. */
export interface More {
  readonly has: boolean;
  readonly busy: boolean;
  readonly load: () => void;
  readonly loadAll: () => void;
}
