import type { CaseEvidence } from '#catalogue';
import type { CaseFile } from '../case-file.ts';

/** Open disputes about this agency's own entries, under the ids by which it settles them; of others' entries it learns nothing. */
export function disputesOnDesk(
  { disputes, entries }: Pick<CaseFile, 'disputes' | 'entries'>,
  agency: string,
): CaseEvidence['disputes'] {
  const own = new Set(entries.filter((entry) => entry.agency === agency).map(({ id }) => id));
  return disputes.flatMap(({ dispute, eventIds }) => {
    const about = eventIds.filter((id) => own.has(id));
    return about.length === 0 ? [] : [{ dispute, eventIds: about }];
  });
}
