import { THE_PERSON } from '#gate';
import type { DraftRow } from './draft.ts';
import type { Fault, Path } from './problem.ts';

/** For what the person is shown the own case. */
const OWN_PURPOSE = 'subject-rights';

/**
 * Faults of a row that shows the person the own case (Art. 15 GDPR, § 83 SGB X, § 25 SGB X): such a row rests on the law, is
 * about nobody else, and waits for nothing, so that what the person sees never hangs on what agencies do with each other.
 */
export function personFaults(row: DraftRow, path: Path): Fault[] {
  if (row.senders.includes(THE_PERSON))
    return [fault([...path, 'senders'], 'the person is told and tells nothing by a row: remove the-person')];
  if (!row.recipients.includes(THE_PERSON)) return [];
  const purposes = row.purposes.filter((one) => one !== OWN_PURPOSE && one !== '*');
  const found: (Fault | false)[] = [
    row.recipients.length > 1 &&
      fault([...path, 'recipients'], 'give the-person a row of its own, apart from agencies'),
    row.basis === 'CONSENT' &&
      fault([...path, 'basis'], 'nobody consents to be shown the own case: STATUTORY'),
    purposes.length > 0 && fault([...path, 'purposes'], `the person is told for ${OWN_PURPOSE} only`),
    row.condition !== undefined && fault([...path, 'condition'], 'a row for the-person waits for nothing'),
    row.trigger === 'on-request' && fault([...path, 'trigger'], 'a row for the-person waits for nothing'),
    row.decidedBy === 'clerk' && fault([...path, 'decidedBy'], 'a row for the-person waits for nobody'),
  ];
  return found.filter((one) => one !== false);
}

function fault(path: Path, fix: string): Fault {
  return { path, code: 'FIELD_INVALID', fix };
}
