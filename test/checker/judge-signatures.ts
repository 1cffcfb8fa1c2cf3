import { createHash, createPublicKey, verify } from 'node:crypto';
import type { AgencyKeys, SigningKey } from './agency-keys.ts';
import { agencyKeys, isTooLate, keyOf, kidIn } from './agency-keys.ts';
import type { LogEntry, Violation } from './log-entry.ts';
import { byStream } from './log-entry.ts';
import { isPersonsWord } from './judge-persons-word.ts';

/** Which command of an agency may stand behind a fact of the case. */
const COMMANDS: Readonly<Record<string, string>> = {
  CaseOpened: 'case.open',
  AgencyLinked: 'case.accept-link',
  LinkCodeMade: 'case.make-link-code',
  PersonCodeMade: 'case.make-person-code',
  LinkCodeRedeemed: 'case.redeem-link-code',
  ConsentGiven: 'consent.give',
  ConsentRefused: 'consent.refuse',
  ConsentAmended: 'consent.amend',
  ConsentWithdrawn: 'consent.withdraw',
  AgencyUnlinked: 'case.unlink',
  FileClosed: 'case.close-file',
  ConsentRequested: 'consent.request',
  ConsentReconfirmed: 'consent.reconfirm',
  ConsentInvalidated: 'consent.invalidate',
  ConsentObjected: 'consent.object',
  ClerkDecided: 'disclosure.decide',
  EntryDisputed: 'rights.dispute-entry',
  DisputeSettled: 'rights.settle-dispute',
  RightRequested: 'rights.request',
  DecisionProposed: 'rights.propose',
  DecisionConfirmed: 'rights.confirm',
  DecisionReturned: 'rights.return',
  RequestExtended: 'rights.extend',
  LiftProposed: 'rights.propose-lift',
  RestrictionLifted: 'rights.confirm-lift',
  RecallAnswered: 'recall.answer',
  DoubtSettled: 'keys.settle-doubt',
};

/** What the hub may state without any agency's command. */
const OF_THE_HUB = [
  'PersonDeviceEntered',
  'PersonPinTried',
  'PersonDeviceRevoked',
  'PersonWished',
  'Released',
  'ReleaseAbandoned',
  'AgencyRegistered',
  'AgencyKeysRotated',
  'AgencyKeyRevoked',
  'KeyRevocationCompleted',
  'AgreementAdopted',
  'EntriesDoubted',
  'CaseErased',
  'ControllerErased',
  'ErasureCompleted',
  'HandleErased',
  'RetentionRun',
  'RecallOpened',
  'RecallReminded',
  'RecallEscalated',
  'RecallOvertaken',
  'RecallClosed',
  'RecallNotNeeded',
  'OfficerSearched',
  'OfficerExported',
  'OperatorActed',
  'ChangeProposed',
  'PartyDecided',
  'PutInForce',
  'ProposalWithdrawn',
];
const POINTERS = ['HandlePointed', 'CodePointed', 'ProposalPointed', 'MessageRefused', 'AccessRefused'];

/**
 * N2: nothing is in the log that no agency signed. From the clear columns alone: an agency's event and the fact of its
 * command carry its signature, of a key that counted then; a fact beside it stands next to it under the hub's; the rest is the hub's own to state.
 * Facts that open must be what was committed to.
 */
export function judgeSignatures(
  log: readonly LogEntry[],
  hubKeys: readonly SigningKey[],
): readonly Violation[] {
  const keys = agencyKeys(log);
  const erased = erasedStreams(log);
  return [...byStream(log).values()].flatMap((stream) =>
    stream.flatMap((entry, index): Violation[] => {
      const says = faultOf(entry, stream.slice(0, index), keys, hubKeys, erased);
      return says === undefined ? [] : [{ rule: 'N2', position: entry.position, says }];
    }),
  );
}

function faultOf(
  entry: LogEntry,
  before: readonly LogEntry[],
  keys: AgencyKeys,
  hubKeys: readonly SigningKey[],
  erased: ReadonlySet<string>,
): string | undefined {
  const unsound = contentFault(entry, erased);
  if (unsound !== undefined) return unsound;
  const command = COMMANDS[entry.type];
  if (entry.kind === 'payload') {
    return signedByAgency(entry, entry.type, keys) ? lateFault(entry, keys) : 'no agency signed it';
  }
  const cause = causeOf(entry, before);
  if (cause === undefined && command !== undefined && !isPersonsWord(entry)) {
    return signedByAgency(entry, `de.wegmarke.${command}.v1`, keys)
      ? lateFault(entry, keys)
      : 'no agency signed its command';
  }
  if (!signedBy(entry, clearOf(entry), hubKeys)) return 'the hub did not sign it';
  if (cause !== undefined || POINTERS.includes(entry.type)) return undefined;
  return (OF_THE_HUB.includes(entry.type) || isPersonsWord(entry)) && entry.agency === 'hub'
    ? undefined
    : 'the hub states what only an agency may';
}

/**
 * Streams in which keys may be gone: of erased cases, of their handles, of those that had been split off from them, and as long as anything was erased of codes, the
 * person's devices and proposals, which do not tell of which case they were.
 */
function erasedStreams(log: readonly LogEntry[]): ReadonlySet<string> {
  const erasing = log.filter(({ type }) => ERASING.includes(type));
  const ranOut = log.some(({ type }) => type === 'RetentionRun') ? [RETENTION] : [];
  const anyhow =
    erasing.length === 0
      ? []
      : log.filter(({ stream }) => /^(code|proposal|person-code|person-device)-/.test(stream));
  const split = splitOffFrom(new Set(erasing.map(({ stream }) => stream)), log);
  return new Set([...[...erasing, ...anyhow, ...split].map(({ stream }) => stream), ...ranOut]);
}

/** Where the handles lead of agencies that had split off from an erased case: they stay open, for the right one. */
function splitOffFrom(erased: ReadonlySet<string>, log: readonly LogEntry[]): readonly LogEntry[] {
  const splits = log.filter(({ type, stream }) => type === 'AgencyUnlinked' && erased.has(stream));
  const agencies = new Set(splits.map(({ network, agency }) => `${network} ${agency}`));
  return log.filter(
    ({ type, network, agency }) => type === 'HandlePointed' && agencies.has(`${network} ${agency}`),
  );
}

const RETRIEVALS = ['Released', 'AccessRefused', 'OfficerSearched', 'OfficerExported', 'OperatorActed'];

/** Stands among the streams when retrieval records ran out. */
const RETENTION = 'by retention';
const ERASING = ['CaseErased', 'ControllerErased', 'HandleErased'];

/** What a key opens must be what was committed to; a key may be gone only where something was erased or ran out. */
function contentFault(entry: LogEntry, erased: ReadonlySet<string>): string | undefined {
  if (entry.kind === 'broken') return 'does not open';
  const mayBeGone =
    erased.has(entry.stream) ||
    // What a recall was about goes when everybody has erased it; who saw what goes with its retention.
    entry.stream.startsWith('recall-') ||
    (RETRIEVALS.includes(entry.type) && erased.has(RETENTION));
  if (entry.kind === 'gone' && !mayBeGone) return 'has lost its key though nothing was erased';
  return isCommitted(entry) ? undefined : 'is not what was committed to';
}

/** The agency's own entry right before a fact that its message caused besides: `<id>.1` follows `<id>`. */
function causeOf(entry: LogEntry, before: readonly LogEntry[]): LogEntry | undefined {
  const [id, ordinal] = entry.id.split('.');
  if (ordinal === undefined) return undefined;
  const cause = before[before.length - Number(ordinal)];
  return cause?.id === id && cause?.agency === entry.agency ? cause : undefined;
}

function headOf({ id, happenedAt, network, agency, commitment }: LogEntry, type: string) {
  const kind = /^de\.wegmarke\.(case|consent|disclosure|rights|recall|keys)\./.test(type)
    ? 'command'
    : 'event';
  const source = `//${network}/${agency}`;
  return { specversion: '1.0', id, source, type, time: happenedAt, network, agency, kind, commitment };
}

function clearOf({ id, type, version, network, agency, happenedAt, recordedAt, commitment }: LogEntry) {
  return { id, type, version, network, agency, happenedAt, recordedAt, commitment };
}

function signedByAgency(entry: LogEntry, type: string, keys: AgencyKeys): boolean {
  const key = keyOf(entry, keys);
  return key !== undefined && signedBy(entry, headOf(entry, type), [key.jwk]);
}

/** A key that was ended is good for what is in the record, and for nothing that comes in after that. */
function lateFault(entry: LogEntry, keys: AgencyKeys): string | undefined {
  return isTooLate(entry, keys) ? 'was signed with a key that counted no more' : undefined;
}

function signedBy(entry: LogEntry, value: unknown, keys: readonly SigningKey[]): boolean {
  const [header = '', between, made = ''] = entry.signature.split('.');
  const key = keys.find(({ kid }) => kid === kidIn(entry));
  if (key === undefined || between !== '') return false;
  const input = Buffer.from(`${header}.${Buffer.from(canonical(value)).toString('base64url')}`);
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key.x }, format: 'jwk' });
  return verify(null, input, publicKey, Buffer.from(made, 'base64url'));
}

/** An agency commits to the body of its command, the hub to the data of its own facts. */
function isCommitted({ content, commitment }: LogEntry): boolean {
  if (content === undefined) return true;
  const hash = createHash('sha256').update(Buffer.from(content.salt, 'base64url'));
  return hash.update(canonical(content.body ?? content.data)).digest('base64url') === commitment;
}

/** RFC 8785 for what the log holds: plain values with string, number, boolean, list and object. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  const sorted = members.sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${sorted.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
}
