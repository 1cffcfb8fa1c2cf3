import type { CommandDesk } from './command-desk.ts';
import type { Clock, Ids } from '#ports';
import type { References } from '../journal/references.ts';
import { closed, pointerTo, textField } from './body.ts';
import type { ConsentBook } from './consent-book.ts';
import type { ForeignConsent, ForeignConsents, LookedAt } from './foreign-consents.ts';
import { linkedFile } from './own-files.ts';
import { DeskProblem } from './problem.ts';
import { receiptAnswer } from './receipt-answer.ts';
import { recordedHere } from './recorded-here.ts';
import type { DeskCall, DeskRoutes } from './server.ts';

const CONSENT = '/desk/cases/:reference/consents/:consentId';

/** What changes in the life of a consent need. */
export interface ConsentLifeParts {
  readonly agency: string;
  readonly references: Pick<References, 'find'>;
  readonly commands: CommandDesk;
  readonly consents: ConsentBook;
  readonly foreign: ForeignConsents;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** A consent after it was given: confirm it again, find it invalid, and for a source not to acknowledge it, or to take note of it. */
export function consentLifeRoutes(parts: ConsentLifeParts): DeskRoutes {
  const { commands, ids } = parts;
  return {
    [`POST ${CONSENT}/reconfirm`]: async (call) => {
      call.staff();
      closed(call.body, ['notice', 'givenBy', 'representedUntil', 'identityCheck']);
      const { reference, consent } = recordedHere(parts, call.params);
      const { consentId } = consent;
      const type = 'de.wegmarke.consent.reconfirm.v1';
      const key = ['reconfirm-consent', consentId, ids.next()];
      const receipt = await commands.ask({ type, reference, key, data: { ...call.body, consentId } });
      return receiptAnswer(200, receipt);
    },
    [`POST ${CONSENT}/invalidate`]: async (call) => {
      call.staff();
      closed(call.body, ['ground']);
      const { reference, consent } = recordedHere(parts, call.params);
      const { consentId } = consent;
      const type = 'de.wegmarke.consent.invalidate.v1';
      const key = ['invalidate-consent', consentId, ids.next()];
      const receipt = await commands.ask({ type, reference, key, data: { ...call.body, consentId } });
      return receiptAnswer(200, receipt);
    },
    [`POST ${CONSENT}/object`]: async (call) => {
      call.staff();
      closed(call.body, ['recordedBy', 'ground']);
      const { reference, consent } = recordedForUs(parts, call);
      const { consentId, recordedBy } = consent;
      const type = 'de.wegmarke.consent.object.v1';
      const key = ['object-to-consent', recordedBy, consentId, ids.next()];
      const receipt = await commands.ask({ type, reference, key, data: { ...call.body, consentId } });
      return receiptAnswer(200, receipt);
    },
    // Tells nobody anything: it only leaves the list of tasks here.
    [`POST ${CONSENT}/acknowledge`]: (call) => {
      const staff = call.staff();
      closed(call.body, ['recordedBy']);
      const { handle, consent } = ownEnded(parts, call) ?? recordedForUs(parts, call);
      parts.foreign.acknowledge(handle, consent, staff, parts.clock.now());
      return { status: 200, body: { consentId: consent.consentId } };
    },
  };
}

/** A consent of this agency's own that a source ended. */
function ownEnded(
  { references, foreign, agency }: ConsentLifeParts,
  { params, body }: DeskCall,
): { readonly handle: string; readonly consent: LookedAt } | undefined {
  if (body['recordedBy'] !== agency) return undefined;
  const { handle } = linkedFile(references, params['reference']);
  const consent = foreign.endsOf(handle, agency, params['consentId'] ?? '');
  return consent && { handle, consent };
}

function recordedForUs(
  { references, foreign, agency }: ConsentLifeParts,
  { params, body }: DeskCall,
): { readonly reference: string; readonly handle: string; readonly consent: ForeignConsent } {
  const { reference, handle } = linkedFile(references, params['reference']);
  const recordedBy = textField(body, 'recordedBy', /^[a-z][a-z0-9-]{1,31}$/, 'the agency that recorded it');
  const consent = foreign
    .of(handle, agency)
    .find((one) => one.consentId === params['consentId'] && one.recordedBy === recordedBy);
  if (consent !== undefined) return { reference, handle, consent };
  const fix = 'list what was recorded for this agency with GET /desk/cases/:reference/consents';
  throw new DeskProblem('CONSENT_UNKNOWN', fix, { pointer: pointerTo('recordedBy') });
}
