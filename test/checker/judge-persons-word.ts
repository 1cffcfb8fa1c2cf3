import { agencyKeys } from './agency-keys.ts';
import { doubtsAsOf } from './doubts-as-of.ts';
import type { LogEntry, Violation } from './log-entry.ts';
import { byStream, dataOf } from './log-entry.ts';

/** What a person may say on the own page besides at a desk. */
const WORDS = ['ConsentWithdrawn', 'RightRequested', 'EntryDisputed'];
const PERSON = 'the-person';
const MOST_WRONG = 5;

/** What of these facts is looked at. */
interface Said {
  readonly by?: string;
  readonly codeHash?: string;
  readonly validUntil?: string;
  readonly device?: string;
  readonly right?: boolean;
}

/** Whether a fact is stated as the person's own word. Whose word a fact was that can no longer be read, the hub's signature alone says. */
export function isPersonsWord(entry: LogEntry): boolean {
  if (!WORDS.includes(entry.type) || entry.agency !== 'hub') return false;
  const said = dataOf(entry) as Said | undefined;
  return said === undefined || said.by === PERSON;
}

/**
 * N2 for what no agency signs: a device enters by the newest code that an agency made, once and in time, and the person says
 * nothing in a case that no device of the person has entered, or after its device was taken away.
 */
export function judgePersonsWord(log: readonly LogEntry[]): readonly Violation[] {
  const keys = agencyKeys(log);
  return [...byStream(log).values()].flatMap((stream) =>
    stream.flatMap((entry, index): readonly Violation[] => {
      const before = stream.slice(0, index);
      const says = faultOf(entry, before, () => doubtsAsOf(before, keys).doubted);
      return says === undefined ? [] : [{ rule: 'N2', position: entry.position, says }];
    }),
  );
}

function faultOf(
  entry: LogEntry,
  before: readonly LogEntry[],
  doubted: () => ReadonlySet<string>,
): string | undefined {
  if (entry.type === 'PersonDeviceEntered') return unentered(entry, before, doubted);
  if (entry.type === 'PersonPinTried' || entry.type === 'PersonDeviceRevoked') return unusable(entry, before);
  if (entry.type !== 'PersonWished' && !isPersonsWord(entry)) return undefined;
  return openDevices(before).length > 0 ? undefined : 'is said by a person who never came';
}

function unentered(
  entry: LogEntry,
  before: readonly LogEntry[],
  doubted: () => ReadonlySet<string>,
): string | undefined {
  const said = dataOf(entry) as Said | undefined;
  if (said === undefined) return undefined;
  const code = before.findLast(({ type }) => type === 'PersonCodeMade');
  const made = code && (dataOf(code) as Said | undefined);
  const isUsed = facts(before, 'PersonDeviceEntered').some(({ codeHash }) => codeHash === said.codeHash);
  const isOf = made?.codeHash === said.codeHash && entry.recordedAt < (made?.validUntil ?? '');
  if (code === undefined || !isOf || isUsed) return 'entered by no code that was good';
  return doubted().has(code.id) ? 'entered by a code that is in doubt' : undefined;
}

function unusable(entry: LogEntry, before: readonly LogEntry[]): string | undefined {
  const device = (dataOf(entry) as Said | undefined)?.device;
  const isEnding = entry.type === 'PersonDeviceRevoked';
  const usable = isEnding ? devicesIn(before) : openDevices(before);
  return device === undefined || usable.includes(device) ? undefined : 'is about a device that opens nothing';
}

/** Devices that entered and were not taken away, nor spent by wrong PINs in a row. */
function openDevices(before: readonly LogEntry[]): readonly string[] {
  const revoked = facts(before, 'PersonDeviceRevoked').map(({ device }) => device);
  return devicesIn(before)
    .filter((device) => !revoked.includes(device))
    .filter((device) => wrongInARow(facts(before, 'PersonPinTried'), device) < MOST_WRONG);
}

function devicesIn(before: readonly LogEntry[]): readonly string[] {
  return facts(before, 'PersonDeviceEntered').flatMap(({ device }) => device ?? []);
}

function wrongInARow(tries: readonly Said[], device: string): number {
  const own = tries.filter((one) => one.device === device);
  return own.length - 1 - own.findLastIndex(({ right }) => right === true);
}

function facts(before: readonly LogEntry[], type: string): readonly Said[] {
  return before.filter((one) => one.type === type).flatMap((one) => (dataOf(one) as Said | undefined) ?? []);
}
