import type { Receipt } from '#catalogue';
import type { Clock, Ids } from '#ports';
import type { References } from '../journal/references.ts';
import type { Fields } from './body.ts';
import { closed, isObject, pointerTo, textField } from './body.ts';
import type { CommandDesk } from './command-desk.ts';
import type { ConsentBook } from './consent-book.ts';
import { linkedFile, ownFile } from './own-files.ts';
import { DeskProblem } from './problem.ts';
import type { DeskAnswer, DeskRoutes } from './server.ts';

const CONSENT_ID = /^[A-Za-z0-9_-]{22,64}$/;
const COLLECTION = '/desk/cases/:reference/consents';

/** What the consent desk needs. */
export interface ConsentParts {
  readonly references: Pick<References, 'find'>;
  readonly commands: CommandDesk;
  readonly consents: ConsentBook;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** Consents with the person beside: record, amend, withdraw; each answers with the hub's receipt. */
export function consentRoutes(parts: ConsentParts): DeskRoutes {
  return {
    [`GET ${COLLECTION}`]: ({ params }) => {
      const { reference } = ownFile(parts.references, params['reference']);
      return { status: 200, body: { consents: parts.consents.of(reference) } };
    },
    [`POST ${COLLECTION}`]: (call) => {
      call.staff();
      closed(call.body, ['consentId', 'decision', 'notice', 'givenBy', 'representedUntil', 'provisions']);
      return record(parts, linkedFile(parts.references, call.params['reference']).reference, call.body);
    },
    [`PUT ${COLLECTION}/:consentId`]: (call) => {
      call.staff();
      closed(call.body, ['provisions']);
      const { reference, consentId } = recorded(parts, call.params);
      return amend(parts, reference, consentId, call.body);
    },
    [`POST ${COLLECTION}/:consentId/withdraw`]: (call) => {
      call.staff();
      closed(call.body, ['provisionIds']);
      const { reference, consentId } = recorded(parts, call.params);
      return withdraw(parts, reference, consentId, call.body);
    },
  };
}

async function record(parts: ConsentParts, reference: string, body: Fields): Promise<DeskAnswer> {
  const consentId = body['consentId'] === undefined ? parts.ids.next() : consentIdOf(body);
  const given = textField(body, 'decision', /^(given|refused)$/, 'given or refused') === 'given';
  const { notice, givenBy, representedUntil } = body;
  const receipt = await parts.commands.ask({
    type: given ? 'de.wegmarke.consent.give.v1' : 'de.wegmarke.consent.refuse.v1',
    reference,
    key: ['consent', consentId],
    data: {
      consentId,
      notice,
      givenBy,
      ...(representedUntil !== undefined && { representedUntil }),
      ...(given && { consequencesTold: true }),
      provisions: provisionsOf(parts, body),
    },
  });
  return answered(201, receipt, { consentId });
}

async function amend(
  parts: ConsentParts,
  reference: string,
  consentId: string,
  body: Fields,
): Promise<DeskAnswer> {
  const receipt = await parts.commands.ask({
    type: 'de.wegmarke.consent.amend.v1',
    reference,
    key: ['amend-consent', consentId, parts.ids.next()],
    data: { consentId, provisions: provisionsOf(parts, body) },
  });
  return answered(200, receipt, {});
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
  return answered(200, receipt, {});
}

function answered(status: number, receipt: Receipt | undefined, about: Fields): DeskAnswer {
  return receipt === undefined
    ? { status: 202, body: { ...about, state: 'waiting' } }
    : { status, body: { ...about, receipt } };
}

function recorded({ references, consents }: ConsentParts, params: Readonly<Record<string, string>>) {
  const { reference } = ownFile(references, params['reference']);
  const consent = consents.of(reference).find(({ consentId }) => consentId === params['consentId']);
  if (consent !== undefined) return { reference, consentId: consent.consentId };
  throw new DeskProblem(
    'CONSENT_UNKNOWN',
    'only a consent that this agency recorded for this case can be changed here',
  );
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
