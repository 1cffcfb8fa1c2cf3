import { THE_STEERING_GROUP } from '#gate';
import { fullType } from '../expand.ts';
import type { DraftRow } from '../draft.ts';
import type { Fault, Path } from '../problem.ts';

/** For what events are counted. */
const STATISTICS = 'steering-statistics';

/**
 * Faults of a row by which events are counted for the steering group: that a step was reached, and when, on a ground of law; a detail
 * only of types of which a coded field is counted (`read`, the full types), so that no other payload is opened. What a clerk would have to decide, or somebody to ask for, cannot be counted alike everywhere, and a count that hangs on consent would tell
 * who consented.
 */
export function groupFaults(row: DraftRow, path: Path, read: ReadonlySet<string>): Fault[] {
  if (row.senders.includes(THE_STEERING_GROUP))
    return [fault([...path, 'senders'], 'the steering group tells nothing: remove the-steering-group')];
  if (!row.recipients.includes(THE_STEERING_GROUP)) return [];
  const permits = row.basis !== 'FORBIDDEN';
  const purposes = row.purposes.filter((one) => one !== STATISTICS && one !== '*');
  const found: (Fault | false)[] = [
    row.recipients.length > 1 &&
      fault([...path, 'recipients'], 'give the-steering-group a row of its own, apart from agencies'),
    row.basis === 'CONSENT' && fault([...path, 'basis'], 'nothing is counted by consent: STATUTORY'),
    purposes.length > 0 && fault([...path, 'purposes'], `events are counted for ${STATISTICS} only`),
    permits && !isDeepEnough(row, read) && fault([...path, 'depth'], DEPTH_FIX),
    row.condition !== undefined && fault([...path, 'condition'], 'a count waits for nothing'),
    row.trigger === 'on-request' && fault([...path, 'trigger'], 'a count waits for nothing'),
    row.decidedBy === 'clerk' && fault([...path, 'decidedBy'], 'a count waits for nobody'),
  ];
  return found.filter((one) => one !== false);
}

const DEPTH_FIX =
  'what and when is counted: depth date; depth detail only for types of which steering counts a code, in a row of their own';

function isDeepEnough({ depth, types }: DraftRow, read: ReadonlySet<string>): boolean {
  return depth === 'date' || (depth === 'detail' && types.every((type) => read.has(fullType(type))));
}

/** Senders of such a row that are bound by secrecy (§ 203 StGB): what they know is not even counted by others. */
export function secretFaults(row: DraftRow, path: Path, secret: ReadonlySet<string>): Fault[] {
  if (!row.recipients.includes(THE_STEERING_GROUP) || row.basis === 'FORBIDDEN') return [];
  return row.senders.flatMap((sender, index) =>
    secret.has(sender)
      ? [
          fault(
            [...path, 'senders', index],
            'a party bound by secrecy (§ 203 StGB) counts for itself: remove it',
          ),
        ]
      : [],
  );
}

function fault(path: Path, fix: string): Fault {
  return { path, code: 'FIELD_INVALID', fix };
}
