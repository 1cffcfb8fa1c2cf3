import type { Agreement } from '#agreement';
import type { CasefileCode } from '../rejection.ts';
import type { DecisionProposed } from './rights.events.ts';
import type { PersonsRight } from './right.ts';
import { tellingOf } from './row-telling.ts';

/** Of which only a part can be granted: what to leave out can be said, or is done outside the hub. */
const IN_PART: readonly PersonsRight['kind'][] = ['access', 'erasure', 'rectification'];

/** Why a request must not be decided like this, or undefined when it may. */
export function decisionFault(
  right: Pick<PersonsRight, 'kind' | 'rowId'>,
  { decision, ground, withheld }: Pick<DecisionProposed, 'decision' | 'ground' | 'withheld'>,
  agreement: Agreement,
): CasefileCode | undefined {
  const inPart = decision === 'grant-partly';
  if (decision !== 'grant' && ground === undefined) return 'RIGHT_GROUND_MISSING';
  if (inPart && !IN_PART.includes(right.kind)) return 'RIGHT_NOT_IN_PART';
  if ((withheld !== undefined) !== (inPart && right.kind === 'access')) return 'RIGHT_WITHHELD_UNCLEAR';
  return decision === 'grant' && right.kind === 'objection' ? rowFault(right, agreement) : undefined;
}

/** Of a row that is no longer there nobody could say what is closed with it. */
function rowFault({ rowId }: Pick<PersonsRight, 'rowId'>, agreement: Agreement): CasefileCode | undefined {
  if (tellingOf(agreement, rowId) === undefined) return 'RIGHT_ROW_UNCLEAR';
  const basis = agreement.rows.find(({ id }) => id === rowId)?.basis;
  return basis?.kind === 'STATUTORY' && basis.duty === true ? 'OBJECTION_AGAINST_DUTY' : undefined;
}
