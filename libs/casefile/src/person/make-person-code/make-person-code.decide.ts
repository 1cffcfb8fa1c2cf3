import type { Agreement } from '#agreement';
import { functionOn } from '#agreement';
import type { Decision } from '#decider';
import type { CaseState } from '../../case.ts';
import { linkOf } from '../../case.ts';
import type { CaseEvent } from '../../case.events.ts';
import type { CasefileCode } from '../../rejection.ts';
import { reject } from '../../rejection.ts';

/** How long a code for the person may live at most, in milliseconds. */
export const PERSON_CODE_LIFE_MS = 14 * 24 * 60 * 60 * 1_000;

/** Who makes which code (by its hash), until when, how it reaches the person, and whether it stands for another case already. */
export interface MakePersonCodeOrder {
  readonly by: string;
  readonly agreement: Agreement;
  readonly at: string;
  readonly codeHash: string;
  readonly validUntil: string;
  readonly channel: string;
  readonly taken: boolean;
}

/** A linked agency makes the code of a letter for the person; one that was made before and not used counts no more. */
export function makePersonCode(
  order: MakePersonCodeOrder,
  state: CaseState,
): Decision<CaseEvent, CasefileCode> {
  const { by, agreement, at, codeHash, validUntil, channel, taken } = order;
  if (state.kind === 'none' || linkOf(state, by) === undefined) return reject('NO_BASIS_NOW');
  if (!functionOn(agreement, 'person-view', by)) return reject('PERSON_VIEW_OFF');
  const life = Date.parse(validUntil) - Date.parse(at);
  if (life <= 0 || life > PERSON_CODE_LIFE_MS) return reject('PERSON_CODE_PERIOD_NOT_ALLOWED');
  if (taken || state.person.code?.codeHash === codeHash) return reject('PERSON_CODE_TAKEN');
  return [{ type: 'PersonCodeMade', data: { by, codeHash, validUntil, channel } }];
}
