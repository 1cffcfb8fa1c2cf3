import type { ReadEvent } from '../case.events.ts';
import type { Resting } from '../doubt/doubt.ts';
import { restingOn } from '../doubt/doubt.ts';
import type { PersonCodeMade, PersonDeviceEntered, PersonWished } from './person.events.ts';

/** So many wrong PINs in a row end a device. */
export const MOST_WRONG_PINS = 5;

/** The one-time code that counts: a new one takes the place of the one before. */
export interface PersonCode extends Resting, Omit<PersonCodeMade, 'channel'> {
  readonly madeAt: string;
  readonly isUsed: boolean;
}

/** A device on which the person entered; it rests on the command that made its code. */
export interface PersonsDevice extends Resting, Omit<PersonDeviceEntered, 'codeHash'> {
  /** The agency whose code opened it. */
  readonly codeBy: string;
  /** When that agency made it. */
  readonly codeMadeAt: string;
  readonly enteredAt: string;
  /** When it was entered on, or the right PIN was typed on it, for the last time. */
  readonly lastUsedAt: string;
  /** And the time before: what came since is new to who sits at it. */
  readonly usedBeforeAt?: string;
  /** Wrong PINs since the last right one. */
  readonly wrongPins: number;
  readonly isRevoked: boolean;
}

/** What the case knows of the person's own access to it. */
export interface PersonsSide {
  readonly code?: PersonCode;
  readonly devices: readonly PersonsDevice[];
  /** What the person wished, the last time of each. */
  readonly wishes: readonly PersonsWish[];
}

/** A wish, when it was last said, and to which agencies. */
export interface PersonsWish {
  readonly wish: string;
  /** To whomever it was: for the person's own page, and for no agency. */
  readonly at: string;
  /** When it was last said to each agency, in the order in which they were told first. */
  readonly to?: Readonly<Record<string, string>>;
  /** Each time that it was said, oldest first. */
  readonly said?: readonly Said[];
}

/** That something was wished: when, to which agencies, and on which device where that is known. */
interface Said extends Pick<PersonWished, 'device'> {
  readonly at: string;
  readonly to: readonly string[];
}

type Tried = Extract<ReadEvent, { type: 'PersonPinTried' }>;

/** Where the person never came. */
export const nobodyCame: PersonsSide = { devices: [], wishes: [] };

/** The person's side after an event; any other event leaves it as it is. */
export function personAfter(side: PersonsSide, event: ReadEvent): PersonsSide {
  switch (event.type) {
    case 'PersonCodeMade': {
      const { by, codeHash, validUntil } = event.data;
      const madeAt = event.stored?.recordedAt ?? '';
      return { ...side, code: { by, codeHash, validUntil, madeAt, isUsed: false, ...restingOn(event) } };
    }
    case 'FactLost':
      return event.data.fact === 'PersonCodeMade' ? { ...side, code: lostCode(event) } : side;
    case 'PersonDeviceEntered':
      return entered(side, event.data, event.stored?.recordedAt ?? '');
    case 'PersonPinTried':
      return changed(side, event.data.device, (one) => tried(one, event));
    case 'PersonDeviceRevoked':
      return changed(side, event.data.device, (one) => ({ ...one, isRevoked: true }));
    case 'PersonWished':
      return wished(side, event.data, event.stored?.recordedAt ?? '');
    default:
      return side;
  }
}

/** Without the code: who made it was erased. */
export function withoutCode(side: PersonsSide): PersonsSide {
  const { code: _, ...rest } = side;
  return rest;
}

/** Without the ways in that an agency gave to somebody else by mistake, and without what was wished by whoever entered there. */
export function withoutAccessBy(side: PersonsSide, agency: string): PersonsSide {
  const left = side.code?.by === agency ? withoutCode(side) : side;
  const wrong = left.devices.filter(({ codeBy }) => codeBy === agency);
  const since = wrong.map(({ enteredAt }) => enteredAt).toSorted()[0];
  // Where the device is not known, whatever was said since somebody else could enter may be that person's.
  const isWrong = ({ device, at }: Said) =>
    device === undefined ? since !== undefined && at >= since : wrong.some((one) => one.device === device);
  return {
    ...left,
    devices: left.devices.filter(({ codeBy }) => codeBy !== agency),
    wishes: left.wishes.flatMap(({ wish, said = [] }) =>
      wishOf(
        wish,
        said.filter((one) => !isWrong(one)),
      ),
    ),
  };
}

/** A code that can no longer be read opens nothing; what it had opened before rests on it still. */
function lostCode(event: Extract<ReadEvent, { type: 'FactLost' }>): PersonCode {
  const { agency: by, recordedAt: madeAt } = event.data;
  return { by, codeHash: '', validUntil: '', madeAt, isUsed: true, ...restingOn(event) };
}

/** Only the newest code is ever entered by. */
function entered(side: PersonsSide, fact: PersonDeviceEntered, at: string): PersonsSide {
  const { code } = side;
  const { codeHash: _, ...known } = fact;
  const device: PersonsDevice = {
    ...known,
    codeBy: code?.by ?? '',
    codeMadeAt: code?.madeAt ?? '',
    enteredAt: at,
    lastUsedAt: at,
    wrongPins: 0,
    isRevoked: false,
    ...(code?.restsOn && { restsOn: code.restsOn }),
  };
  return {
    ...side,
    devices: [...side.devices, device],
    ...(code && { code: { ...code, isUsed: true } }),
  };
}

function tried(device: PersonsDevice, { data, stored }: Tried): PersonsDevice {
  if (!data.right) return { ...device, wrongPins: device.wrongPins + 1 };
  return {
    ...device,
    wrongPins: 0,
    lastUsedAt: stored?.recordedAt ?? '',
    usedBeforeAt: device.lastUsedAt,
  };
}

function changed(
  side: PersonsSide,
  device: string,
  change: (one: PersonsDevice) => PersonsDevice,
): PersonsSide {
  return { ...side, devices: side.devices.map((one) => (one.device === device ? change(one) : one)) };
}

function wished(side: PersonsSide, { wish, to = [], device }: PersonWished, at: string): PersonsSide {
  const before = side.wishes.find((one) => one.wish === wish);
  const now: Said = { at, to, ...(device !== undefined && { device }) };
  const others = side.wishes.filter((one) => one.wish !== wish);
  return { ...side, wishes: [...others, ...wishOf(wish, [...(before?.said ?? []), now])] };
}

/**
 * Whoever was told before stays told: what was said cannot be unsaid. Each has an instant of its own: that the person says the
 * same to another one changes nothing of what it knows (C8).
 */
function wishOf(wish: string, said: readonly Said[]): readonly PersonsWish[] {
  const at = said.at(-1)?.at;
  if (at === undefined) return [];
  const to = Object.fromEntries(said.flatMap((one) => one.to.map((agency) => [agency, one.at])));
  return [{ wish, at, ...(Object.keys(to).length > 0 && { to }), said }];
}
