/** One step of a fact's content from a version to the next: a plain function of the content as it was stored. */
export type Upcast = (content: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/** The steps of each fact from its first version on, in order; a fact without steps is in its first version still. */
export type Upcasts = Readonly<Record<string, readonly Upcast[]>>;

/** The fact was stored by a later version of this program: to guess at its meaning would be worse than to stop. */
export class VersionUnknown extends Error {
  readonly code = 'VERSION_UNKNOWN';

  constructor(type: string, version: number) {
    super(`${type} was stored in version ${version}: start the version of this program that knows it`);
    this.name = 'VersionUnknown';
  }
}

/** The version in which a fact is stored now; versions count from 1. */
export function versionOf(upcasts: Upcasts, type: string): number {
  return stepsOf(upcasts, type).length + 1;
}

/** The content of a fact in its present version, whenever it was stored. Throws {@link VersionUnknown}. */
export function upcast(
  upcasts: Upcasts,
  { type, version }: { readonly type: string; readonly version: number },
  data: object,
): object {
  if (!Number.isInteger(version) || version < 1 || version > versionOf(upcasts, type))
    throw new VersionUnknown(type, version);
  let content = data;
  for (const step of stepsOf(upcasts, type).slice(version - 1)) content = step({ ...content });
  return content;
}

function stepsOf(upcasts: Upcasts, type: string): readonly Upcast[] {
  return (Object.hasOwn(upcasts, type) ? upcasts[type] : undefined) ?? [];
}
