import type { JsonLinesSink } from './json-lines-sink.ts';

/** What claims and recalls do with the file of JSON lines. */
export type LineFile = Pick<
  JsonLinesSink,
  'append' | 'size' | 'keysFrom' | 'idsAmong' | 'hasRecall' | 'without' | 'close'
>;

/** In place of the file where the configuration names none: holds nothing, and is told nothing. */
export const NO_FILE: LineFile = {
  size: 0,
  append: () => undefined,
  keysFrom: () => [],
  idsAmong: () => [],
  hasRecall: () => true,
  without: () => undefined,
  close: () => undefined,
};
