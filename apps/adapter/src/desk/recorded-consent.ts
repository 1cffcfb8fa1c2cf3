import type { ConsentRecord, consentSteps, EndedElsewhere, ProvisionAsked } from '#catalogue';

/** One provision as the desk shows it. */
export interface ProvisionShown extends ProvisionAsked {
  readonly withdrawnAt?: string;
  readonly invalidatedAt?: string;
  /** As {@link ConsentShown.stoppedHereAt}, of this provision. */
  readonly stoppedHereAt?: string;
}

/** The notice that the person was given. */
export type NoticeShown = Pick<ConsentRecord['notice'], keyof ConsentRecord['notice']>;

/** Where a consent stands for the person at the desk. */
export type ConsentState = 'requested' | 'given' | 'refused' | 'withdrawn' | 'invalidated' | 'superseded';

/** A consent as this agency recorded it. */
export interface ConsentShown {
  readonly consentId: string;
  readonly state: ConsentState;
  /** When the person was asked, or answered. */
  readonly givenAt: string;
  readonly notice: NoticeShown;
  readonly givenBy?: ConsentRecord['givenBy'];
  readonly representedUntil?: string;
  readonly identityCheck?: ConsentRecord['identityCheck'];
  readonly supersedes?: string;
  readonly provisions: readonly ProvisionShown[];
  readonly life: readonly { readonly step: keyof typeof consentSteps; readonly at: string }[];
  /** Since when nothing leaves here under what is to end, though the hub has not confirmed the end yet. */
  readonly stoppedHereAt?: string;
}

/** One command about a consent that the hub has not refused, or one that ends it whatever the hub answered. */
export interface ConsentCommand {
  /** The command's own word: `give`, `withdraw` … */
  readonly verb: string;
  readonly consentId: string;
  /** When it was said here. */
  readonly at: string;
  /** Whether the hub has recorded it: until then an end only stops what leaves here. */
  readonly isRecorded: boolean;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The provisions of a consent as they count: none before the person said yes, none beyond the representation. */
export function provisionsInEffect({
  state,
  provisions,
  representedUntil,
}: ConsentShown): readonly ProvisionShown[] {
  if (state !== 'given') return [];
  if (representedUntil === undefined) return provisions;
  return provisions.map((one) =>
    representedUntil < one.validUntil ? { ...one, validUntil: representedUntil } : one,
  );
}

/** Consents by their ids, in the order in which they were recorded. */
export type Consents = ReadonlyMap<string, ConsentShown>;

/** The consents after one more command; commands about a consent that is not known change nothing. */
export function afterCommand(consents: Consents, command: ConsentCommand): Consents {
  const { verb, consentId, data, at, isRecorded } = command;
  if (verb === 'withdraw')
    return ended(consents, lineOf(consents, consentId), (one) =>
      isRecorded ? withdrawn(one, data['provisionIds'], at) : stopped(one, data['provisionIds'], at),
    );
  const before = consents.get(consentId);
  const after = changed(before, command);
  if (after === undefined) return consents;
  const next = new Map(consents).set(command.consentId, after);
  return command.verb === 'give' ? withSuperseded(next, command) : next;
}

function changed(before: ConsentShown | undefined, command: ConsentCommand): ConsentShown | undefined {
  const { verb, data, at, isRecorded } = command;
  if (verb === 'request' || verb === 'give' || verb === 'refuse') return taken(before, command);
  if (before === undefined) return undefined;
  if (verb === 'invalidate' && !isRecorded) return stopped(before, undefined, at);
  switch (verb) {
    case 'amend':
      return step({ ...before, provisions: amended(before, data) }, 'amended', at);
    case 'reconfirm':
      return step(reconfirmed(before, data), 'reconfirmed', at);
    case 'invalidate':
      return step({ ...invalid(before, at), state: 'invalidated' }, 'invalidated', at);
    default:
      return undefined;
  }
}

const ANSWERS: Readonly<Record<string, Extract<ConsentState, 'requested' | 'given' | 'refused'>>> = {
  request: 'requested',
  give: 'given',
  refuse: 'refused',
};

function taken(
  before: ConsentShown | undefined,
  { verb, consentId, at, data }: ConsentCommand,
): ConsentShown {
  const state = ANSWERS[verb] ?? 'requested';
  const { notice, givenBy, representedUntil, identityCheck, supersedes } = data as Partial<ConsentShown>;
  const record: ConsentShown = {
    consentId,
    state,
    givenAt: at,
    notice: notice as ConsentShown['notice'],
    ...(givenBy !== undefined && { givenBy }),
    ...(representedUntil !== undefined && { representedUntil }),
    ...(identityCheck !== undefined && { identityCheck }),
    ...(supersedes !== undefined && { supersedes }),
    provisions: provisionsIn(data),
    life: before?.life ?? [],
  };
  return step(record, state, at);
}

/** The representation as it was confirmed: the earlier one is over. */
function reconfirmed(before: ConsentShown, data: ConsentCommand['data']): ConsentShown {
  const { representedUntil: _, ...rest } = before;
  const { notice, givenBy, representedUntil, identityCheck } = data as Partial<ConsentShown>;
  return {
    ...rest,
    ...(notice !== undefined && { notice }),
    ...(givenBy !== undefined && { givenBy }),
    ...(representedUntil !== undefined && { representedUntil }),
    ...(identityCheck !== undefined && { identityCheck }),
  };
}

/** What was withdrawn, or does not count, stays so beside what is asked for now. */
function amended({ provisions }: ConsentShown, data: ConsentCommand['data']): readonly ProvisionShown[] {
  const gone = provisions.filter(isGone);
  const fresh = provisionsIn(data).filter((one) => gone.every((old) => old.provisionId !== one.provisionId));
  return [...gone, ...fresh];
}

/**
 * The provisions that a withdrawal takes back. One that names what an amendment or a newer consent has replaced takes all that
 * it could have become, as the hub does it.
 */
export function namedBy(consent: ConsentShown, provisionIds: unknown): readonly ProvisionShown[] {
  const { provisions } = consent;
  if (!Array.isArray(provisionIds)) return provisions;
  const named = provisions.filter((one) => provisionIds.includes(one.provisionId));
  return named.length < new Set(provisionIds).size ? provisions : named;
}

/** A consent and, one after the other, those that took its place: with the older the newer is withdrawn, too. */
export function lineOf(consents: Consents, consentId: string): readonly ConsentShown[] {
  const first = consents.get(consentId);
  if (first === undefined) return [];
  const line = [first];
  for (const one of line)
    line.push(
      ...[...consents.values()].filter(
        (next) => next.supersedes === one.consentId && next.state !== 'refused' && !line.includes(next),
      ),
    );
  return line;
}

/** The consents after what others ended of them, as the hub tells it. */
export function afterEnds(consents: Consents, ends: readonly EndedElsewhere[]): Consents {
  return ends.reduce((all, { consentId, provisionIds, at, how }) => {
    const consent = all.get(consentId);
    if (consent === undefined) return all;
    const member = how === 'withdrawn' ? 'withdrawnAt' : 'invalidatedAt';
    const provisions = consent.provisions.map((one) =>
      provisionIds.includes(one.provisionId) && one[member] === undefined ? { ...one, [member]: at } : one,
    );
    const name = how === 'withdrawn' ? 'withdrawn' : 'objected';
    const isTold = consent.life.some((one) => one.step === name && one.at === at);
    const life = isTold ? consent.life : [...consent.life, { step: name, at } as const];
    const ordered = life.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
    return new Map(all).set(consentId, { ...standing({ ...consent, provisions }), life: ordered });
  }, consents);
}

function ended(
  consents: Consents,
  line: readonly ConsentShown[],
  end: (consent: ConsentShown) => ConsentShown,
): Consents {
  const answered = line.filter(({ state }) => state !== 'requested' && state !== 'refused');
  return answered.reduce((all, one) => new Map(all).set(one.consentId, end(one)), consents);
}

function withdrawn(consent: ConsentShown, only: unknown, at: string): ConsentShown {
  const named = namedBy(consent, only);
  const provisions = consent.provisions.map((one) => {
    if (!named.includes(one) || one.withdrawnAt !== undefined) return one;
    const { stoppedHereAt: _, ...rest } = one;
    return { ...rest, withdrawnAt: at };
  });
  return step(standing({ ...consent, provisions }), 'withdrawn', at);
}

/** Said here, and not confirmed by the hub: nothing leaves here under it. */
function stopped(consent: ConsentShown, only: unknown, at: string): ConsentShown {
  const named = namedBy(consent, only).filter((one) => !isGone(one));
  if (named.length === 0) return consent;
  const provisions = consent.provisions.map((one) =>
    named.includes(one) ? { ...one, stoppedHereAt: one.stoppedHereAt ?? at } : one,
  );
  return { ...consent, provisions, stoppedHereAt: consent.stoppedHereAt ?? at };
}

/** The consent with the state in which its provisions leave it. */
function standing(consent: ConsentShown): ConsentShown {
  const { provisions, state } = consent;
  if (provisions.every(({ withdrawnAt }) => withdrawnAt !== undefined))
    return { ...consent, state: 'withdrawn' };
  return state === 'given' && provisions.every(isGone) ? { ...consent, state: 'invalidated' } : consent;
}

function isGone({ withdrawnAt, invalidatedAt }: ProvisionShown): boolean {
  return withdrawnAt !== undefined || invalidatedAt !== undefined;
}

function withSuperseded(consents: Consents, { data, at }: ConsentCommand): Consents {
  const older = typeof data['supersedes'] === 'string' ? consents.get(data['supersedes']) : undefined;
  if (older?.state !== 'given') return consents;
  const superseded = step({ ...invalid(older, at), state: 'superseded' }, 'superseded', at);
  return new Map(consents).set(older.consentId, superseded);
}

function invalid(consent: ConsentShown, at: string): ConsentShown {
  const provisions = consent.provisions.map((provision) => {
    const { stoppedHereAt: _, ...one } = provision;
    return { ...one, invalidatedAt: one.invalidatedAt ?? at };
  });
  return { ...consent, provisions };
}

function step(consent: ConsentShown, name: keyof typeof consentSteps, at: string): ConsentShown {
  const { stoppedHereAt, ...rest } = consent;
  const isStopped = consent.provisions.some((one) => one.stoppedHereAt !== undefined && !isGone(one));
  return {
    ...rest,
    ...(stoppedHereAt !== undefined && isStopped && { stoppedHereAt }),
    life: [...consent.life, { step: name, at }],
  };
}

function provisionsIn(data: ConsentCommand['data']): readonly ProvisionShown[] {
  return (data['provisions'] ?? []) as readonly ProvisionShown[];
}
