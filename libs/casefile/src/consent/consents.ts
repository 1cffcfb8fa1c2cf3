import type { ProvisionAsked } from '#catalogue';
import type { Provision } from '#gate';
import type {
  ConsentAmended,
  ConsentGiven,
  ConsentInvalidated,
  ConsentObjected,
  ConsentReconfirmed,
  ConsentRefused,
  ConsentRequested,
  ConsentWithdrawn,
} from './consent.events.ts';
import type { Chained } from './consent-chain.ts';
import type { Representation } from './consent-ends.ts';
import { endingWith } from './consent-ends.ts';

/** A consent record with its life so far. Ids are unique per recorder: one agency's id tells it nothing about another's records. */
export interface Consent extends Representation, Chained {
  readonly recordedBy: string;
  readonly consentId: string;
  /** `open` as long as the person was only asked. */
  readonly answer: 'open' | 'given' | 'refused';
  /** As they count: none ends later than the representation under which it was given. */
  readonly provisions: readonly Provision[];
  /** The same with the periods for which they were asked. */
  readonly asAsked: readonly Provision[];
  /** The whole record was taken back. */
  readonly withdrawnAt?: string;
  /** The whole record counts no more: found invalid, or superseded. */
  readonly invalidatedAt?: string;
  /** Id of the same recorder's record that took its place. */
  readonly supersededBy?: string;
  /** Since when which source does not acknowledge it. */
  readonly objections: Readonly<Record<string, string>>;
  /** Every provision this record ever had, amended ones too. */
  readonly known: readonly Pick<Provision, 'provisionId' | 'source' | 'form'>[];
}

/** A record before the first step of its life is entered in its chain. */
const unwritten = {
  provisions: [],
  asAsked: [],
  objections: {},
  known: [],
  revision: -1,
  head: '',
  steps: [],
};

/** The record this agency took down under this id. */
export function consentOf(
  consents: readonly Consent[],
  recordedBy: string,
  consentId: string,
): Consent | undefined {
  return consents.find((one) => one.recordedBy === recordedBy && one.consentId === consentId);
}

/**
 * The record and, one after the other, those that took its place. No command lets one take the place of what took its own; a
 * stream that holds such a ring all the same is read, each record once.
 */
export function lineOf(
  consents: readonly Consent[],
  recordedBy: string,
  consentId: string,
): readonly Consent[] {
  const line = new Set<Consent>();
  let next = consentOf(consents, recordedBy, consentId);
  while (next !== undefined && !line.has(next)) {
    line.add(next);
    next = next.supersededBy === undefined ? undefined : consentOf(consents, recordedBy, next.supersededBy);
  }
  return [...line];
}

/** A question to the person; the first record under an id stays. */
export function withRequest(consents: readonly Consent[], fact: ConsentRequested): readonly Consent[] {
  if (consentOf(consents, fact.by, fact.consentId)) return consents;
  const { by: recordedBy, consentId } = fact;
  return [...consents, { ...unwritten, recordedBy, consentId, answer: 'open' }];
}

/** The person's no. */
export function withRefusal(consents: readonly Consent[], fact: ConsentRefused): readonly Consent[] {
  return answered(consents, fact, { answer: 'refused', asAsked: [], givenBy: fact.givenBy });
}

/** The person's yes; `at` is when it was recorded, and from then on what it supersedes counts no more. */
export function withConsent(
  consents: readonly Consent[],
  fact: ConsentGiven,
  at: string,
): readonly Consent[] {
  const { givenBy, representedUntil, consentId, supersedes } = fact;
  const all = answered(consents, fact, {
    answer: 'given',
    asAsked: stated(fact, fact.provisions),
    givenBy,
    ...(representedUntil !== undefined && { representedUntil }),
  });
  if (supersedes === undefined || all === consents || supersedes === consentId) return all;
  return replaced(all, fact.by, supersedes, (older) =>
    older.supersededBy === undefined ? { ...invalid(older, at), supersededBy: consentId } : older,
  );
}

/** The representation as it was confirmed; what ended with the old one goes on within the periods that were asked for. */
export function withReconfirmation(
  consents: readonly Consent[],
  fact: ConsentReconfirmed,
): readonly Consent[] {
  return replaced(consents, fact.by, fact.consentId, (consent) => {
    if (!isAlive(consent)) return consent;
    const { representedUntil: _ended, ...rest } = consent;
    const { givenBy, representedUntil } = fact;
    return endingWith({ ...rest, givenBy, ...(representedUntil !== undefined && { representedUntil }) });
  });
}

/** New provisions in place of those in force; what was withdrawn or does not count stays so. */
export function withAmendment(consents: readonly Consent[], fact: ConsentAmended): readonly Consent[] {
  return replaced(consents, fact.by, fact.consentId, (consent) => {
    if (!isAlive(consent)) return consent;
    const gone = consent.asAsked.filter(isGone);
    const fresh = stated(fact, fact.provisions)
      .filter((one) => gone.every((old) => old.provisionId !== one.provisionId))
      .map((one) => unlessObjected(consent, one));
    return endingWith({ ...consent, asAsked: [...gone, ...fresh], known: [...consent.known, ...fresh] });
  });
}

/**
 * The withdrawal's effect on whatever the record has become meanwhile, and on what took its place; a second one changes
 * nothing.
 */
export function withWithdrawal(consents: readonly Consent[], fact: ConsentWithdrawn): readonly Consent[] {
  const line = lineOf(consents, fact.recordedBy, fact.consentId);
  return consents.map((consent) => (line.includes(consent) ? withdrawn(consent, fact) : consent));
}

/** The whole record counts no more; what was found before stays. */
export function withInvalidation(consents: readonly Consent[], fact: ConsentInvalidated): readonly Consent[] {
  return replaced(consents, fact.recordedBy, fact.consentId, (consent) =>
    consent.answer === 'given' && consent.invalidatedAt === undefined ? invalid(consent, fact.at) : consent,
  );
}

/** Nothing in the record counts for this source any more, whatever an amendment makes of it. */
export function withObjection(consents: readonly Consent[], fact: ConsentObjected): readonly Consent[] {
  return replaced(consents, fact.recordedBy, fact.consentId, (consent) => {
    if (consent.answer !== 'given' || Object.hasOwn(consent.objections, fact.by)) return consent;
    const objected = { ...consent, objections: { ...consent.objections, [fact.by]: fact.at } };
    return endingWith({ ...objected, asAsked: consent.asAsked.map((one) => unlessObjected(objected, one)) });
  });
}

/**
 * A narrowing fact of which only the author is left may have meant any of the author's records and any of which
 * it is the source: none of them gives anything more.
 */
export function withLostNarrowing(
  consents: readonly Consent[],
  agency: string,
  at: string,
): readonly Consent[] {
  return consents.reduce((all, { recordedBy, consentId }) => {
    const whose = recordedBy === agency ? {} : { source: agency };
    return withWithdrawal(all, { by: agency, consentId, recordedBy, at, ...whose });
  }, consents);
}

/** A consent of which only the author is left may have superseded any of the author's records: none of them counts. */
export function withLostConsent(
  consents: readonly Consent[],
  agency: string,
  at: string,
): readonly Consent[] {
  return consents.map((one) =>
    one.recordedBy === agency && one.answer === 'given' && one.invalidatedAt === undefined
      ? invalid(one, at)
      : one,
  );
}

/** Whether the record was given and neither taken back as a whole nor found not to count. */
export function isAlive({ answer, withdrawnAt, invalidatedAt }: Consent): boolean {
  return answer === 'given' && withdrawnAt === undefined && invalidatedAt === undefined;
}

/** Whether a provision was taken back or does not count: nothing brings it back. */
export function isGone({ withdrawnAt, invalidatedAt }: Provision): boolean {
  return withdrawnAt !== undefined || invalidatedAt !== undefined;
}

/** The first answer under an id stays. */
function answered(
  consents: readonly Consent[],
  { by: recordedBy, consentId }: { readonly by: string; readonly consentId: string },
  answer: Pick<Consent, 'answer' | 'asAsked'> & Representation,
): readonly Consent[] {
  const before = consentOf(consents, recordedBy, consentId);
  if (before !== undefined && before.answer !== 'open') return consents;
  const record = { ...unwritten, ...before, recordedBy, consentId, ...answer, known: answer.asAsked };
  const after = endingWith(record);
  return before === undefined ? [...consents, after] : consents.map((one) => (one === before ? after : one));
}

function withdrawn(consent: Consent, fact: ConsentWithdrawn): Consent {
  const whole = fact.source === undefined && fact.provisionIds === undefined;
  const hit = (one: Provision) => one.withdrawnAt === undefined && meant(fact, consent, one);
  const nothingNew = !consent.asAsked.some(hit) && (!whole || consent.withdrawnAt !== undefined);
  if (consent.answer !== 'given' || nothingNew) return consent;
  const asAsked = consent.asAsked.map((one) => (hit(one) ? { ...one, withdrawnAt: fact.at } : one));
  return endingWith({
    ...consent,
    asAsked,
    ...(whole && { withdrawnAt: consent.withdrawnAt ?? fact.at }),
  });
}

/** A provision that an amendment replaced at the same moment is no longer there to be hit: then the withdrawal takes all that it could have become. */
function meant(fact: ConsentWithdrawn, consent: Consent, provision: Provision): boolean {
  if (fact.source !== undefined && provision.source !== fact.source) return false;
  if (fact.provisionIds === undefined) return true;
  const present = consent.provisions.map((one) => one.provisionId);
  const replacedMeanwhile = fact.provisionIds.some((id) => !present.includes(id));
  return replacedMeanwhile || fact.provisionIds.includes(provision.provisionId);
}

function invalid(consent: Consent, at: string): Consent {
  const asAsked = consent.asAsked.map((one) => ({ ...one, invalidatedAt: one.invalidatedAt ?? at }));
  return endingWith({ ...consent, asAsked, invalidatedAt: consent.invalidatedAt ?? at });
}

function unlessObjected({ objections }: Pick<Consent, 'objections'>, provision: Provision): Provision {
  const at = Object.hasOwn(objections, provision.source) ? objections[provision.source] : undefined;
  return at === undefined || provision.invalidatedAt !== undefined
    ? provision
    : { ...provision, invalidatedAt: at };
}

function stated(fact: { by: string; consentId: string }, provisions: readonly ProvisionAsked[]): Provision[] {
  return provisions.map((one) => ({ ...one, consentId: fact.consentId, recordedBy: fact.by }));
}

function replaced(
  consents: readonly Consent[],
  recordedBy: string,
  consentId: string,
  change: (consent: Consent) => Consent,
): readonly Consent[] {
  return consents.map((one) =>
    one.recordedBy === recordedBy && one.consentId === consentId ? change(one) : one,
  );
}
