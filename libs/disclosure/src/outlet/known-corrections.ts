import type { ReleasedEntry } from '#catalogue';

/**
 * The entries of one answer. A correction names what it corrects only to whom gets that with it, or surely has it (`had`): to
 * anybody else the id alone would tell that there is an event, which is withheld.
 */
export function namingTheKnown(
  entries: readonly ReleasedEntry[],
  had: ReadonlySet<string> = new Set(),
): readonly ReleasedEntry[] {
  const told = new Set(entries.map(({ agency, id }) => nameOf(agency, id)));
  return entries.map((entry) => {
    const { corrects, ...rest } = entry;
    if (corrects === undefined) return entry;
    return told.has(nameOf(entry.agency, corrects)) || had.has(corrects) ? entry : rest;
  });
}

/** An agency corrects what it recorded itself; another one may have used the same id. */
function nameOf(agency: string, id: string): string {
  return `${agency}|${id}`;
}
