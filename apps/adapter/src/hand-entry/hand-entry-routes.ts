import type { Titles } from '#catalogue';
import { payloadProblems, titleOf } from '#catalogue';
import { beginOfGermanDay, mayPublish } from '#agreement';
import type { Clock } from '#ports';
import type { Fields } from '../desk/body.ts';
import { closed, isObject, knownOnce, pointerTo, referenceField, textField } from '../desk/body.ts';
import { instantField } from '../desk/instant-field.ts';
import { ownFile } from '../desk/own-files.ts';
import { DeskProblem } from '../desk/problem.ts';
import { reasonOf } from '../desk/reasons.ts';
import { refusedByHub } from '../desk/refused-by-hub.ts';
import type { DeskAnswer, DeskCall, DeskRoutes } from '../desk/server.ts';
import type { AgreementBook } from '../hub/agreement-book.ts';
import type { Journal } from '../journal/journal.ts';
import type { References } from '../journal/references.ts';
import type { OutboxItem } from '../outbox/item.ts';
import type { OutboxDesk } from '../outbox/outbox-desk.ts';
import { DROPPED } from '../outbox/parked.ts';
import { unrecordedIn } from '../outbox/unrecorded.ts';
import { agencyField } from './agency-choices.ts';
import { eventForms } from './event-forms.ts';
import type { HandEntries, HandEntry } from './hand-entries.ts';
import type { Entered, HandEntryDesk } from './hand-entry-desk.ts';

/** What the form for entering by hand works with. */
export interface HandEntryRouteParts {
  readonly agency: string;
  readonly agreements: Pick<AgreementBook, 'current'>;
  readonly references: Pick<References, 'find'>;
  readonly journal: Journal;
  readonly entries: HandEntries;
  readonly handEntry: HandEntryDesk;
  readonly outboxDesk: Pick<OutboxDesk, 'payload' | 'drop'>;
  readonly clock: Clock;
}

const KEY = /^[A-Za-z0-9_-]{16,64}$/;
const KEY_WORDS = '16 to 64 letters, digits, hyphens and underscores that the form makes once for each event';

/** Events that are entered by hand: the forms, the entry itself, what was entered, and taking back what has not left yet. */
export function handEntryRoutes(parts: HandEntryRouteParts): DeskRoutes {
  return {
    'GET /desk/event-forms': ({ query }) => {
      knownOnce(query, []);
      return { status: 200, body: { forms: eventForms(agreementOf(parts), parts.agency) } };
    },
    'POST /desk/events': (call) => enter(parts, call),
    'GET /desk/cases/:reference/entries': (call) => {
      call.staff();
      const { reference, handle } = ownFile(parts.references, call.params['reference']);
      const entries = parts.entries.of(reference);
      return {
        status: 200,
        body: {
          entries: entries.map((one) => shown(parts, one)),
          imported: importedHere(parts, handle, entries),
        },
      };
    },
    'POST /desk/events/:key/withdraw': (call) => {
      call.staff();
      closed(call.body, []);
      return withdraw(parts, call.params['key'] ?? '');
    },
  };
}

async function enter(parts: HandEntryRouteParts, call: DeskCall): Promise<DeskAnswer> {
  const staff = call.staff();
  closed(call.body, ['key', 'reference', 'type', 'happenedAt', 'data', 'corrects']);
  const said = enteredIn(parts, call.body);
  const key = keyFor(parts, said, call.body);
  const offered = parts.handEntry.take({ ...said, key, staff });
  if (offered === 'moved')
    throw new DeskProblem('HAND_ENTRY_KEY_TAKEN', 'the event belongs to another file: enter a new one', {
      pointer: pointerTo('reference'),
    });
  return answerOf(key, await parts.handEntry.outcomeOf({ key, type: said.type }));
}

/** A new key, or the key of what is corrected: under both the same words are the same event. Throws `HAND_ENTRY_KEY_TAKEN`, `HAND_ENTRY_UNKNOWN`. */
function keyFor(
  { entries, handEntry }: HandEntryRouteParts,
  said: Omit<Entered, 'key' | 'staff'>,
  body: Fields,
): string {
  const key = textField(body, 'key', KEY, KEY_WORDS);
  if (body['corrects'] === undefined) {
    const known = entries.find(key);
    if (known === undefined || known.content === handEntry.contentOf(said)) return key;
    throw new DeskProblem(
      'HAND_ENTRY_KEY_TAKEN',
      'take a new key for another event, or name in corrects the entry that you correct',
      {
        pointer: pointerTo('key'),
      },
    );
  }
  const corrects = textField(body, 'corrects', KEY, 'the key of an entry that was made by hand');
  const corrected = entries.find(corrects);
  if (corrected === undefined || corrected.reference !== said.reference || corrected.type !== said.type)
    throw new DeskProblem(
      'HAND_ENTRY_UNKNOWN',
      'correct an entry of the same file and type; list them with GET /desk/cases/:reference/entries',
      {
        pointer: pointerTo('corrects'),
      },
    );
  return corrects;
}

function enteredIn(parts: HandEntryRouteParts, body: Fields): Omit<Entered, 'key' | 'staff'> {
  const { reference } = ownFile(parts.references, referenceField(body));
  const type = textField(body, 'type', /^[a-z0-9.-]{1,128}$/, 'an event type of GET /desk/event-forms');
  if (!mayPublish(agreementOf(parts), parts.agency, type))
    throw new DeskProblem('FIELD_INVALID', 'use an event type of GET /desk/event-forms', {
      pointer: pointerTo('type'),
    });
  const { data } = body;
  if (!isObject(data))
    throw new DeskProblem('FIELD_INVALID', 'must be an object with the fields of the form', {
      pointer: pointerTo('data'),
    });
  refuseFaults(type, data);
  refuseUnknownAgency(parts, type, data);
  return { reference, type, happenedAt: happenedIn(body, parts.clock.now()), data };
}

function refuseFaults(type: string, data: Fields): void {
  const [fault] = payloadProblems(type, data);
  if (fault === undefined) return;
  const code = fault.code === 'FIELD_UNKNOWN' ? 'FIELD_UNKNOWN' : 'FIELD_INVALID';
  throw new DeskProblem(code, fault.fix, { pointer: `/data${fault.pointer}` });
}

/** Throws `HAND_ENTRY_AGENCY_UNKNOWN`: what names nobody of the agreement would be told to nobody, and say so to nobody. */
function refuseUnknownAgency(parts: HandEntryRouteParts, type: string, data: Fields): void {
  const { agency } = parts;
  const agreement = agreementOf(parts);
  const naming = agencyField(agreement, agency, type);
  if (naming === undefined) return;
  const named = data[naming.field];
  if (agreement.parties.some((one) => one.agency === named && named !== agency)) return;
  const ids = naming.choices.map(({ code }) => code).join(', ');
  throw new DeskProblem('HAND_ENTRY_AGENCY_UNKNOWN', `name one of these agencies: ${ids}`, {
    pointer: `/data/${naming.field}`,
  });
}

/** An instant, or a day: then it counts from midnight in Germany, as in an export. */
function happenedIn(body: Fields, now: string): string {
  const given = body['happenedAt'];
  const day =
    typeof given === 'string' && /^\d{4}-\d\d-\d\d$/.test(given) ? beginOfGermanDay(given) : undefined;
  const at = day ?? instantField(body, 'happenedAt');
  if (at <= now) return at;
  throw new DeskProblem('FIELD_INVALID', 'what lies in the future has not happened: enter it when it has', {
    pointer: pointerTo('happenedAt'),
  });
}

/** What became of it: recorded, held with the reason, taken back, or still under way. Throws `COMMAND_REFUSED`. */
function answerOf(key: string, item: OutboxItem | undefined): DeskAnswer {
  if (item?.code === DROPPED) return { status: 200, body: { key, id: item.id, state: 'withdrawn' } };
  if (item?.state === 'refused') throw refusedByHub(item.code);
  if (item?.state === 'recorded') {
    const { id, position, settledAt: at } = item;
    return {
      status: 201,
      body: { key, id, state: 'recorded', receipt: { id, outcome: 'accepted', position, at } },
    };
  }
  const { id, code } = item ?? {};
  if (item?.state === 'held')
    return { status: 202, body: { key, id, state: 'held', code, reason: reasonOf(item) } };
  return { status: 202, body: { key, id, state: 'waiting' } };
}

/** Own events of the case that came from an export or a program and that the hub has not recorded, or not in this wording: no timeline shows that. */
function importedHere(
  { handEntry, journal }: HandEntryRouteParts,
  handle: string,
  entries: readonly HandEntry[],
) {
  const byHand = new Set(entries.map((one) => handEntry.itemOf(one)?.id));
  return unrecordedIn(journal, handle)
    .filter(({ id }) => !byHand.has(id))
    .map((item) => ({
      id: item.id,
      type: item.type,
      title: titleOf(item.type) satisfies Titles,
      ...stateOf(item),
    }));
}

/** Content stands here as long as the outbox keeps it. */
function shown({ handEntry, outboxDesk }: HandEntryRouteParts, entry: HandEntry) {
  const { key, type, staff, at } = entry;
  const item = handEntry.itemOf(entry);
  const data = item && outboxDesk.payload(item.id);
  return {
    key,
    type,
    title: titleOf(type) satisfies Titles,
    staff,
    at,
    ...(item !== undefined && {
      id: item.id,
      ...stateOf(item),
      ...(item.settledAt !== undefined && { settledAt: item.settledAt }),
      ...(item.position !== undefined && { position: item.position }),
    }),
    ...(data !== undefined && { data }),
  };
}

/** Where it stands and why, and when it happened. */
function stateOf(item: OutboxItem) {
  const { state, code, happenedAt, corrects } = item;
  return {
    state: code === DROPPED ? 'withdrawn' : state,
    reason: reasonOf(item),
    ...(code !== undefined && { code }),
    ...(happenedAt !== undefined && { happenedAt }),
    ...(corrects !== undefined && { corrected: true }),
  };
}

/** What has not left is never sent. What has left cannot be called back by whoever said it: others may have read it already. */
function withdraw({ entries, handEntry, outboxDesk, clock }: HandEntryRouteParts, key: string): DeskAnswer {
  const entry = entries.find(key);
  const item = entry && handEntry.itemOf(entry);
  if (item === undefined)
    throw new DeskProblem('HAND_ENTRY_UNKNOWN', 'list the entries with GET /desk/cases/:reference/entries');
  if (item.code === DROPPED) return { status: 200, body: { key, state: 'withdrawn' } };
  const isAway = item.attempts > 0 || outboxDesk.drop(item.id, clock.now()) !== undefined;
  if (isAway)
    throw new DeskProblem(
      'HAND_ENTRY_HAS_LEFT',
      'correct it; where nothing of it is true, take down a request for erasure or rectification',
    );
  return { status: 200, body: { key, state: 'withdrawn' } };
}

function agreementOf({ agreements }: HandEntryRouteParts) {
  const known = agreements.current();
  if (known !== undefined) return known.agreement;
  throw new DeskProblem('HUB_UNREACHABLE', 'wait until the adapter has reached the hub for the first time');
}
