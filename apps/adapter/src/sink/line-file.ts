import type { JsonLinesSink } from './json-lines-sink.ts';
import type { LinesShown } from './newest-lines.ts';

/** What claims, recalls and the desk do with the file of JSON lines. */
export type LineFile = Pick<
  JsonLinesSink,
  'append' | 'size' | 'notesFrom' | 'idsAmong' | 'hasRecall' | 'without' | 'close'
> & { readonly shown: (max: number) => LinesShown | undefined };

/** In place of the file where the configuration names none: holds nothing, and is told nothing. */
export const NO_FILE: LineFile = {
  size: 0,
  append: () => undefined,
  notesFrom: () => [],
  idsAmong: () => [],
  hasRecall: () => true,
  without: () => undefined,
  shown: () => undefined,
  close: () => undefined,
};
