import type { Agreement } from '#agreement';
import { mayMakeLinkCode } from '#agreement';
import type { Decision } from '#decider';
import type { CaseState } from '../../case.ts';
import { linkOf } from '../../case.ts';
import type { CaseEvent } from '../../case.events.ts';
import type { CasefileCode } from '../../rejection.ts';
import { reject } from '../../rejection.ts';

/** How long a code may live at most, in milliseconds. */
export const LINK_CODE_LIFE_MS = 30 * 24 * 60 * 60 * 1_000;

/** Who makes which code (by its hash), until when, and whether the code stands for another case already. */
export interface MakeLinkCodeOrder {
  readonly by: string;
  readonly agreement: Agreement;
  readonly at: string;
  readonly codeHash: string;
  readonly validUntil: string;
  readonly taken: boolean;
}

/** A linked agency makes a code that the person may carry to another one. */
export function makeLinkCode(order: MakeLinkCodeOrder, state: CaseState): Decision<CaseEvent, CasefileCode> {
  const { by, agreement, at, codeHash, validUntil, taken } = order;
  if (state.kind === 'none' || linkOf(state, by) === undefined) return reject('NO_BASIS_NOW');
  if (!mayMakeLinkCode(agreement, by)) return reject('LINK_CODE_MAKING_NOT_ALLOWED');
  const life = Date.parse(validUntil) - Date.parse(at);
  if (life <= 0 || life > LINK_CODE_LIFE_MS) return reject('LINK_CODE_PERIOD_NOT_ALLOWED');
  if (taken || state.codes.some((code) => code.codeHash === codeHash)) return reject('LINK_CODE_TAKEN');
  return [{ type: 'LinkCodeMade', data: { by, codeHash, validUntil } }];
}
