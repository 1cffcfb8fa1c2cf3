import type { Clock, Ids } from '#ports';
import type { References } from '../journal/references.ts';
import type { Fields } from './body.ts';
import { closed, isObject, pointerTo, textField } from './body.ts';
import { canonicalJson } from '#catalogue';
import type { CommandDesk } from './command-desk.ts';
import type { ConsentBook } from './consent-book.ts';
import type { ForeignConsents } from './foreign-consents.ts';
import { linkedFile, ownFile } from './own-files.ts';
import { DeskProblem } from './problem.ts';
import { receiptAnswer } from './receipt-answer.ts';
import type { ConsentShown } from './recorded-consent.ts';
import { recordedHere } from './recorded-here.ts';
import { isUnchanged, sameBefore } from './said-again.ts';
import { withdrawable } from './withdrawable.ts';
import type { DeskAnswer, DeskRoutes } from './server.ts';

const CONSENT_ID = /^[A-Za-z0-9_-]{22,64}$/;
const COLLECTION = '/desk/cases/:reference/consents';
const RECORDED = [
  'consentId',
  'decision',
  'notice',
  'givenBy',
  'representedUntil',
  'identityCheck',
  'supersedes',
  'provisions',
];

/** What the consent desk needs. */
export interface ConsentParts {
  readonly agency: string;
  readonly references: Pick<References, 'find'>;
  readonly commands: CommandDesk;
  readonly consents: ConsentBook;
  readonly foreign: ForeignConsents;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** Consents with the person beside: ask, record, amend, withdraw; each answers with the hub's receipt. */
export function consentRoutes(parts: ConsentParts): DeskRoutes {
  return {
    [`GET ${COLLECTION}`]: ({ params }) => {
      const { reference, handle } = ownFile(parts.references, params['reference']);
      const recordedForUs = parts.foreign.of(handle, parts.agency);
      return { status: 200, body: { consents: parts.consents.of(reference), recordedForUs } };
    },
    [`POST ${COLLECTION}`]: (call) => {
      call.staff();
      closed(call.body, RECORDED);
      return record(parts, linkedFile(parts.references, call.params['reference']).reference, call.body);
    },
    [`PUT ${COLLECTION}/:consentId`]: (call) => {
      call.staff();
      closed(call.body, ['provisions']);
      const { reference, consent } = recordedHere(parts, call.params);
      return amend(parts, reference, consent, call.body);
    },
    [`POST ${COLLECTION}/:consentId/withdraw`]: (call) => {
      call.staff();
      closed(call.body, ['provisionIds']);
      const { reference, consentId } = withdrawable(parts, call.params);
      return withdraw(parts, reference, consentId, call.body);
    },
  };
}

const COMMANDS: Readonly<Record<string, { readonly type: string; readonly key: string }>> = {
  requested: { type: 'de.wegmarke.consent.request.v1', key: 'request-consent' },
  given: { type: 'de.wegmarke.consent.give.v1', key: 'consent' },
  refused: { type: 'de.wegmarke.consent.refuse.v1', key: 'consent' },
};

/** A question and its answer go under one id, so that the answer finds the question. */
async function record(parts: ConsentParts, reference: string, body: Fields): Promise<DeskAnswer> {
  const consentId = body['consentId'] === undefined ? parts.ids.next() : consentIdOf(body);
  const decision = textField(body, 'decision', /^(requested|given|refused)$/, 'requested, given or refused');
  const { type, key } = COMMANDS[decision] as { type: string; key: string };
  const { decision: _, ...said } = body;
  const saidNow = {
    type,
    reference,
    data: { ...said, consentId, ...(decision === 'given' && { consequencesTold: true }) },
  };
  const before = body['consentId'] === undefined ? [] : parts.consents.saidUnder(consentId);
  const same = sameBefore(saidNow, before);
  const isAgain = before.some(({ isRefused }) => isRefused);
  const receipt = await parts.commands.ask({
    type,
    reference,
    key: isAgain ? [key, consentId, canonicalJson(body)] : [key, consentId],
    data: same?.data ?? { ...saidNow.data, provisions: provisionsOf(parts, body) },
  });
  return receiptAnswer(201, receipt, { consentId });
}

/** Throws `CONSENT_UNCHANGED`: what changes nothing is no step in the life of a consent. */
async function amend(
  parts: ConsentParts,
  reference: string,
  consent: ConsentShown,
  body: Fields,
): Promise<DeskAnswer> {
  const provisions = provisionsOf(parts, body);
  if (isUnchanged(consent, body['provisions']))
    throw new DeskProblem('CONSENT_UNCHANGED', 'send the provisions as they are to be from now on', {
      pointer: pointerTo('provisions'),
    });
  const { consentId } = consent;
  const receipt = await parts.commands.ask({
    type: 'de.wegmarke.consent.amend.v1',
    reference,
    key: ['amend-consent', consentId, parts.ids.next()],
    data: { consentId, provisions },
  });
  return receiptAnswer(200, receipt);
}

/** Every withdrawal is a command of its own: one that was meant anew must never be taken for an earlier one. */
async function withdraw(
  parts: ConsentParts,
  reference: string,
  consentId: string,
  body: Fields,
): Promise<DeskAnswer> {
  const { provisionIds } = body;
  const receipt = await parts.commands.ask({
    type: 'de.wegmarke.consent.withdraw.v1',
    reference,
    key: ['withdraw-consent', consentId, parts.ids.next()],
    data: { consentId, ...(provisionIds !== undefined && { provisionIds }) },
  });
  return receiptAnswer(200, receipt);
}

/** What a clerk leaves out: an id of its own, consent as the form, no special categories, valid from now. */
function provisionsOf({ clock, ids }: ConsentParts, { provisions }: Fields): unknown {
  if (!Array.isArray(provisions)) {
    throw new DeskProblem('FIELD_INVALID', 'must be a list of 1 to 20 provisions', {
      pointer: pointerTo('provisions'),
    });
  }
  const usual = () => ({ provisionId: ids.next(), form: 'consent', special: false, validFrom: clock.now() });
  return provisions.map((one: unknown) => (isObject(one) ? { ...usual(), ...one } : one));
}

function consentIdOf(body: Fields): string {
  return textField(body, 'consentId', CONSENT_ID, '22 to 64 characters of base64url, or left out');
}
