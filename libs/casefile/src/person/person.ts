import type { ReadEvent } from '../case.events.ts';
import type { Resting } from '../doubt/doubt.ts';
import { restingOn } from '../doubt/doubt.ts';
import type { PersonCodeMade, PersonDeviceEntered } from './person.events.ts';

/** So many wrong PINs in a row end a device. */
export const MOST_WRONG_PINS = 5;

/** The one-time code that counts: a new one takes the place of the one before. */
export interface PersonCode extends Resting, Omit<PersonCodeMade, 'channel'> {
  readonly isUsed: boolean;
}

/** A device on which the person entered; it rests on the command that made its code. */
export interface PersonsDevice extends Resting, Omit<PersonDeviceEntered, 'codeHash'> {
  /** The agency whose code opened it. */
  readonly codeBy: string;
  readonly enteredAt: string;
  /** Wrong PINs since the last right one. */
  readonly wrongPins: number;
  readonly isRevoked: boolean;
}

/** What the case knows of the person's own access to it. */
export interface PersonsSide {
  readonly code?: PersonCode;
  readonly devices: readonly PersonsDevice[];
  /** What the person wished, the last time of each. */
  readonly wishes: readonly { readonly wish: string; readonly at: string }[];
}

/** Where the person never came. */
export const nobodyCame: PersonsSide = { devices: [], wishes: [] };

/** The person's side after an event; any other event leaves it as it is. */
export function personAfter(side: PersonsSide, event: ReadEvent): PersonsSide {
  switch (event.type) {
    case 'PersonCodeMade': {
      const { by, codeHash, validUntil } = event.data;
      return { ...side, code: { by, codeHash, validUntil, isUsed: false, ...restingOn(event) } };
    }
    case 'FactLost':
      return event.data.fact === 'PersonCodeMade' ? { ...side, code: lostCode(event) } : side;
    case 'PersonDeviceEntered':
      return entered(side, event.data, event.stored?.recordedAt ?? '');
    case 'PersonPinTried':
      return changed(side, event.data.device, (one) => ({
        ...one,
        wrongPins: event.data.right ? 0 : one.wrongPins + 1,
      }));
    case 'PersonDeviceRevoked':
      return changed(side, event.data.device, (one) => ({ ...one, isRevoked: true }));
    case 'PersonWished':
      return wished(side, event.data.wish, event.stored?.recordedAt ?? '');
    default:
      return side;
  }
}

/** Without the code: who made it was erased. */
export function withoutCode(side: PersonsSide): PersonsSide {
  const { code: _, ...rest } = side;
  return rest;
}

/** A code that can no longer be read opens nothing; what it had opened before rests on it still. */
function lostCode(event: Extract<ReadEvent, { type: 'FactLost' }>): PersonCode {
  return { by: event.data.agency, codeHash: '', validUntil: '', isUsed: true, ...restingOn(event) };
}

/** Only the newest code is ever entered by. */
function entered(side: PersonsSide, fact: PersonDeviceEntered, at: string): PersonsSide {
  const { code } = side;
  const { codeHash: _, ...known } = fact;
  const device: PersonsDevice = {
    ...known,
    codeBy: code?.by ?? '',
    enteredAt: at,
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

function changed(
  side: PersonsSide,
  device: string,
  change: (one: PersonsDevice) => PersonsDevice,
): PersonsSide {
  return { ...side, devices: side.devices.map((one) => (one.device === device ? change(one) : one)) };
}

function wished(side: PersonsSide, wish: string, at: string): PersonsSide {
  return { ...side, wishes: [...side.wishes.filter((one) => one.wish !== wish), { wish, at }] };
}
