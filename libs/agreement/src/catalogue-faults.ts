import { catalogueEntry } from '#catalogue';
import { fullType } from './expand.ts';
import type { Fault, Path } from './problem.ts';

/** How the catalogue words a field that holds `true` or is left out. */
export const SAID = 'true';

/** The places of event types, in their short form, that the catalogue does not hold. */
export function typeFaults(types: readonly string[], path: Path): Fault[] {
  return types.flatMap((type, index) =>
    catalogueEntry(fullType(type)) === undefined ? [unknownType([...path, index])] : [],
  );
}

/** What is wrong with a field that must hold codes, and these among them; each of them comes with its place. */
export function codeFaults(
  { type, field }: { readonly type: string; readonly field: string },
  named: readonly [Path, string][],
  path: Path,
): Fault[] {
  const entry = catalogueEntry(fullType(type));
  if (entry === undefined) return [unknownType([...path, 'type'])];
  const codes = entry.fields.find(({ name }) => name === field)?.codes;
  if (codes === undefined) return [invalid([...path, 'field'], 'name a field of this type that holds codes')];
  const fix = `use codes of this field: ${Object.keys(codes).join(', ')}`;
  return named.filter(([, code]) => !Object.hasOwn(codes, code)).map(([at]) => invalid(at, fix));
}

/** The codes of a field that are not among the named ones; none where the field is not known to hold codes. */
export function missingCodes(
  { type, field }: { readonly type: string; readonly field: string },
  named: readonly string[],
): readonly string[] {
  const codes = catalogueEntry(fullType(type))?.fields.find(({ name }) => name === field)?.codes ?? {};
  return Object.keys(codes).filter((code) => !named.includes(code));
}

/** Whether a type, in its short form, has a field of this name that holds `true` and nothing else. */
export function isSaid(type: string, field: string): boolean {
  const found = catalogueEntry(fullType(type))?.fields.find(({ name }) => name === field);
  return found?.form === SAID;
}

function unknownType(path: Path): Fault {
  return { path, code: 'TYPE_UNKNOWN', fix: 'use an event type of docs/events.md' };
}

function invalid(path: Path, fix: string): Fault {
  return { path, code: 'FIELD_INVALID', fix };
}
