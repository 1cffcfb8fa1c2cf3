import type { Agreement } from '#agreement';
import { functionOn } from '#agreement';
import type { AgencyEntry, CaseState } from '#casefile';
import { fieldClasses } from '#catalogue';
import type { Permit } from '#gate';
import { admit, isPermit, LINK_CATEGORY, THE_PERSON } from '#gate';
import type { EvidenceFor } from '../entries/choose-entries.decide.ts';

/** For what the person looks at the own case. */
export const PERSONS_PURPOSE = 'subject-rights';

/** In the place of a member of staff. */
export const PERSONS_ACTOR = 'person';

/** Which case, when, and whether it is about the contents or only about that there is something. */
export interface PersonsQuestion {
  readonly network: string;
  readonly caseId: string;
  readonly at: string;
  readonly fields: 'all' | 'none';
}

/** An entry that the person may see, with the permit on which it may. */
export interface PersonsEntry {
  readonly entry: AgencyEntry;
  readonly permit: Permit;
}

/**
 * What the gate shows the person of the own case, in the order of the case. A link proposal holds nothing that a person could
 * read; of an agency for which the agreement switches the view off nothing is shown.
 */
export function personsEntries(
  question: PersonsQuestion,
  state: CaseState,
  agreement: Agreement,
  evidenceFor: EvidenceFor,
): readonly PersonsEntry[] {
  if (state.kind === 'none') return [];
  const { fields: which, ...asked } = question;
  return state.entries.flatMap((entry): readonly PersonsEntry[] => {
    const { agency: sender, id, type: eventType, category, happenedAt } = entry;
    if (category === LINK_CATEGORY || !functionOn(agreement, 'person-view', sender)) return [];
    const fields = which === 'all' ? fieldClasses(eventType).map(({ name }) => name) : [];
    const about = { sender, eventIds: [id], eventType, category, fields, happenedAt };
    const asking = {
      door: 'person-view',
      recipient: THE_PERSON,
      actor: PERSONS_ACTOR,
      purpose: PERSONS_PURPOSE,
    } as const;
    const permit = admit({ ...asked, ...about, ...asking }, evidenceFor(entry));
    return isPermit(permit) ? [{ entry, permit }] : [];
  });
}
