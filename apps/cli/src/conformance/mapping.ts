import type { Report } from '../command.ts';
import { KIT_MAPPING } from './export-rows.ts';

/** Prints what Wegmarke's own adapter has to be told to read the kit's exports. */
export function showKitMapping(): Promise<Report> {
  return Promise.resolve({ facts: { mapping: KIT_MAPPING }, lines: KIT_MAPPING.trimEnd().split('\n') });
}
