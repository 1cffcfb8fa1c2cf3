import { matchesGlob } from 'node:path';
import type { FileMapping, Mapping } from '#adapter';

/**
 * A name under which an export is read by this entry of the mapping and no earlier one; `unique` stands where the glob leaves it
 * open. Undefined when none is found.
 */
export function exportName({ files }: Mapping, entry: FileMapping, unique: string): string | undefined {
  const name = fitting(entry.glob, unique);
  return !name.includes('/') && files.find(({ glob }) => matchesGlob(name, glob)) === entry
    ? name
    : undefined;
}

/** One name that the glob means; whether it really fits has still to be asked. */
function fitting(glob: string, unique: string): string {
  const name = glob
    .replaceAll(/\{([^,{}]*)[^{}]*\}/g, '$1')
    .replaceAll(/\[([!^]?)([^\]]+)\]/g, (_, not: string, of: string) =>
      not === '' ? of.charAt(0) : without(of),
    )
    .replaceAll('?', 'x');
  return name.replaceAll(/\*+/g, unique);
}

function without(characters: string): string {
  return ['x', '0', '-'].find((one) => !characters.includes(one)) ?? '_';
}
