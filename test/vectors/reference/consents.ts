import { doubtedAmong, envelopeOf } from './doubts.ts';
import type { Terms } from './terms.ts';
import type { Fact, Provision } from './vector.ts';

/** A provision with what has become of it. */
export interface StandingProvision extends Provision {
  /** Who keeps the record. */
  readonly recordedBy: string;
  readonly consentId: string;
  /** Whether it was taken back: that counts at once, whatever the clocks say. */
  readonly isWithdrawn: boolean;
  /** Whether it counts no more although nobody took it back; that counts at once too. */
  readonly isEnded: boolean;
}

interface Consent {
  readonly by: string;
  readonly consentId: string;
  /** The older record whose place this one took. */
  readonly supersedes?: string;
  provisions: readonly Provision[];
  readonly withdrawn: Set<string>;
  isWithdrawn: boolean;
  isEnded: boolean;
  /** Whether something that gave is in doubt. The record goes on changing all the same: doubt may be lifted. */
  isInDoubt: boolean;
  /** Sources that objected to their part. */
  readonly objected: Set<string>;
  representedUntil?: string;
}

/** What gives something in another way than before. */
const CHANGING = ['consent-amended', 'consent-reconfirmed'];

/** All provisions that count in a case, also those that were taken back or are over: they tell why there is a no. */
export function standingProvisions(history: readonly Fact[], terms: Terms): readonly StandingProvision[] {
  const consents = new Map<string, Consent>();
  const doubted = doubtedAmong(history);
  for (const fact of history) happen(consents, fact, doubted);
  return [...consents.values()].flatMap((consent) =>
    consent.provisions
      .filter((provision) => mayRecord(consent.by, provision, terms))
      .map((provision) => standing(consent, provision)),
  );
}

/** Nobody grants himself anything, and only the bearer of a secret releases from it. */
function mayRecord(by: string, { form, source, recipients }: Provision, terms: Terms): boolean {
  if (!terms.controllerOf.has(by)) return false;
  if (by === source) return true;
  const named = terms.sourcesOf.get(by)?.includes(source) ?? false;
  return form === 'consent' && named && !recipients.includes(by);
}

function standing(consent: Consent, provision: Provision): StandingProvision {
  const { provisionId, source, validUntil } = provision;
  return {
    ...provision,
    recordedBy: consent.by,
    consentId: consent.consentId,
    validUntil: earliest(validUntil, consent.representedUntil) ?? validUntil,
    isWithdrawn: consent.isWithdrawn || consent.withdrawn.has(provisionId),
    isEnded: consent.isEnded || consent.isInDoubt || consent.objected.has(source),
  };
}

function happen(consents: Map<string, Consent>, fact: Fact, doubted: ReadonlySet<string>): void {
  const isDoubted = doubted.has(String(envelopeOf(fact)));
  const by = String(fact['recordedBy'] ?? fact['by']);
  const find = (id: unknown) => consents.get(`${by} ${String(id)}`);
  if (fact.fact === 'consent-given') {
    const old = find(fact['supersedes']);
    if (old !== undefined) old.isEnded = true;
    consents.set(`${by} ${String(fact['consentId'])}`, { ...given(by, fact), isInDoubt: isDoubted });
    return;
  }
  const consent = find(fact['consentId']);
  if (consent === undefined) return;
  // In doubt, nobody knows what the person said: nothing of the record counts.
  if (isDoubted && CHANGING.includes(fact.fact)) consent.isInDoubt = true;
  if (fact.fact === 'consent-amended') amend(consent, fact['provisions'] as readonly Provision[]);
  else if (fact.fact === 'consent-withdrawn') withdrawAll([...consents.values()], consent, fact);
  else if (fact.fact === 'consent-invalidated') consent.isEnded = true;
  else if (fact.fact === 'consent-reconfirmed') reconfirm(consent, fact);
  else if (fact.fact === 'consent-objected') consent.objected.add(String(fact['by']));
}

function given(by: string, fact: Fact): Consent {
  const until = fact['representedUntil'] as string | undefined;
  const supersedes = fact['supersedes'] as string | undefined;
  return {
    by,
    consentId: String(fact['consentId']),
    provisions: fact['provisions'] as readonly Provision[],
    withdrawn: new Set(),
    isWithdrawn: false,
    isEnded: false,
    isInDoubt: false,
    objected: new Set(),
    ...(until !== undefined && { representedUntil: until }),
    ...(supersedes !== undefined && { supersedes }),
  };
}

/** What was taken back as a whole, or counts no more, stays so. */
function amend(consent: Consent, fresh: readonly Provision[]): void {
  if (consent.isWithdrawn || consent.isEnded) return;
  const kept = consent.provisions.filter(({ provisionId }) => consent.withdrawn.has(provisionId));
  const freshIds = fresh.map(({ provisionId }) => provisionId);
  consent.provisions = [...kept.filter(({ provisionId }) => !freshIds.includes(provisionId)), ...fresh];
}

/** A withdrawal means also the records that took this one's place. */
function withdrawAll(all: readonly Consent[], consent: Consent, fact: Fact): void {
  withdraw(consent, fact);
  for (const next of all)
    if (next.by === consent.by && next.supersedes === consent.consentId) withdrawAll(all, next, fact);
}

function withdraw(consent: Consent, fact: Fact): void {
  const source = fact['source'] as string | undefined;
  const ids = fact['provisionIds'] as readonly string[] | undefined;
  const isWhole = ids === undefined ? source === undefined : ids.some((id) => !isPresent(consent, id));
  if (isWhole) consent.isWithdrawn = true;
  for (const provision of consent.provisions) {
    const isNamed = ids === undefined ? provision.source === source : ids.includes(provision.provisionId);
    if (isNamed) consent.withdrawn.add(provision.provisionId);
  }
}

/** What an amendment or a newer record replaced is no longer there: then all is meant that it may have become. */
function isPresent({ provisions }: Consent, id: string): boolean {
  return provisions.some(({ provisionId }) => provisionId === id);
}

function reconfirm(consent: Consent, fact: Fact): void {
  const until = fact['representedUntil'] as string | undefined;
  if (fact['givenBy'] === 'person') delete consent.representedUntil;
  else if (until !== undefined) consent.representedUntil = until;
}

function earliest(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one < other ? one : other;
}
