import type { AdapterConfig } from '../config/adapter-config.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { queueMapping } from '../offer/import-queue.ts';

/** Tables and push sources that the mapping does not know how to read: their rows would be lost without a word. */
export function sourceFaults(
  { sources, mappingFile }: Pick<AdapterConfig, 'sources' | 'mappingFile'>,
  mapping: Mapping,
): readonly { readonly file: string; readonly code: string; readonly fix: string }[] {
  return sources.flatMap(({ kind, name }) => {
    const source = `${kind}/${name}`;
    if (kind === 'folder' || queueMapping(mapping, source) !== undefined) return [];
    const fix = `add an entry with glob: ${source} and format: { kind: json-lines, columns: … }`;
    return [{ file: mappingFile, code: 'SOURCE_WITHOUT_MAPPING', fix }];
  });
}
