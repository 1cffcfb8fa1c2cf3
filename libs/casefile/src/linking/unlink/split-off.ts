/** Whose link was wrong, and under which handle; none where that can no longer be read. */
export interface SplitOff {
  readonly agency: string;
  readonly handle?: string;
}
