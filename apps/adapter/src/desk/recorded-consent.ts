import type { ConsentRecord, consentSteps, ProvisionAsked } from '#catalogue';

/** One provision as the desk shows it. */
export interface ProvisionShown extends ProvisionAsked {
  readonly withdrawnAt?: string;
  readonly invalidatedAt?: string;
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

/** One command about a consent that the hub has not refused. */
export interface ConsentCommand {
  /** The command's own word: `give`, `withdraw` … */
  readonly verb: string;
  readonly consentId: string;
  readonly at: string;
  /** Whether the hub has recorded it: an end counts only from then on. */
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

type Consents = ReadonlyMap<string, ConsentShown>;

/** The consents after one more command; commands about a consent that is not known change nothing. */
export function afterCommand(consents: Consents, command: ConsentCommand): Consents {
  const before = consents.get(command.consentId);
  const after = changed(before, command);
  if (after === undefined) return consents;
  const next = new Map(consents).set(command.consentId, after);
  return command.verb === 'give' ? withSuperseded(next, command) : next;
}

function changed(before: ConsentShown | undefined, command: ConsentCommand): ConsentShown | undefined {
  const { verb, data, at, isRecorded } = command;
  if (verb === 'request' || verb === 'give' || verb === 'refuse') return taken(before, command);
  if (before === undefined) return undefined;
  if ((verb === 'withdraw' || verb === 'invalidate') && !isRecorded) return { ...before, stoppedHereAt: at };
  switch (verb) {
    case 'amend':
      return step({ ...before, provisions: provisionsIn(data) }, 'amended', at);
    case 'reconfirm':
      return step(reconfirmed(before, data), 'reconfirmed', at);
    case 'withdraw':
      return step(withdrawn(before, data['provisionIds'], at), 'withdrawn', at);
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

function withdrawn(consent: ConsentShown, only: unknown, at: string): ConsentShown {
  const meant = (one: ProvisionShown): boolean => !Array.isArray(only) || only.includes(one.provisionId);
  const provisions = consent.provisions.map((one) =>
    meant(one) && one.withdrawnAt === undefined ? { ...one, withdrawnAt: at } : one,
  );
  const all = provisions.every(({ withdrawnAt }) => withdrawnAt !== undefined);
  return { ...consent, state: all ? 'withdrawn' : consent.state, provisions };
}

function withSuperseded(consents: Consents, { data, at }: ConsentCommand): Consents {
  const older = typeof data['supersedes'] === 'string' ? consents.get(data['supersedes']) : undefined;
  if (older?.state !== 'given') return consents;
  const superseded = step({ ...invalid(older, at), state: 'superseded' }, 'superseded', at);
  return new Map(consents).set(older.consentId, superseded);
}

function invalid(consent: ConsentShown, at: string): ConsentShown {
  const provisions = consent.provisions.map((one) => ({ ...one, invalidatedAt: one.invalidatedAt ?? at }));
  return { ...consent, provisions };
}

function step(consent: ConsentShown, name: keyof typeof consentSteps, at: string): ConsentShown {
  const { stoppedHereAt: _, ...rest } = consent;
  return { ...rest, life: [...consent.life, { step: name, at }] };
}

function provisionsIn(data: ConsentCommand['data']): readonly ProvisionShown[] {
  return (data['provisions'] ?? []) as readonly ProvisionShown[];
}
