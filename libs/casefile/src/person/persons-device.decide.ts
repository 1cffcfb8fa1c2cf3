import type { Decision } from '#decider';
import type { CaseEvent } from '../case.events.ts';
import type { CaseState } from '../case.ts';
import { doubtedIn, restsOnDoubted } from '../doubt/doubt.ts';
import type { CasefileCode } from '../rejection.ts';
import { reject } from '../rejection.ts';
import type { PersonDeviceEntered } from './person.events.ts';
import type { PersonCode, PersonsDevice } from './person.ts';
import { MOST_WRONG_PINS } from './person.ts';

/** The device by its id, or by the hash of its secret, while it opens anything: not taken away, its code signed by nobody else. */
export function usableDevice(
  state: CaseState,
  named: Partial<Pick<PersonsDevice, 'device' | 'secretHash'>>,
): PersonsDevice | undefined {
  if (state.kind === 'none' || state.erased.whole) return undefined;
  const doubted = doubtedIn(state.doubts);
  return state.person.devices.find(
    (one) =>
      (one.device === named.device || one.secretHash === named.secretHash) &&
      !one.isRevoked &&
      !restsOnDoubted(one, doubted),
  );
}

/** The letter's code by which somebody could enter now: the newest, not used, in time, signed by nobody else. */
export function usableCode(state: CaseState, at: string): PersonCode | undefined {
  if (state.kind === 'none' || state.erased.whole) return undefined;
  const { code } = state.person;
  const isUsable = code !== undefined && !code.isUsed && at < code.validUntil;
  return isUsable && !restsOnDoubted(code, doubtedIn(state.doubts)) ? code : undefined;
}

/** The code is used once, in time, and only the newest one is there to be used. */
export function enterDevice(
  entered: PersonDeviceEntered,
  at: string,
  state: CaseState,
): Decision<CaseEvent, CasefileCode> {
  if (usableCode(state, at)?.codeHash !== entered.codeHash) return reject('PERSON_CODE_NOT_VALID');
  return [{ type: 'PersonDeviceEntered', data: entered }];
}

/** A typed PIN, by its verifier under the device's salt: each try is a fact, and too many wrong ones in a row end the device. */
export function tryPin(
  { device, right }: { readonly device: string; readonly right: boolean },
  state: CaseState,
): Decision<CaseEvent, CasefileCode> {
  const known = usableDevice(state, { device });
  if (known === undefined) return reject('PERSON_DEVICE_NOT_VALID');
  const tried: CaseEvent = { type: 'PersonPinTried', data: { device, right } };
  return right || known.wrongPins + 1 < MOST_WRONG_PINS
    ? [tried]
    : [tried, { type: 'PersonDeviceRevoked', data: { device, ground: 'wrong-pin' } }];
}

/** The person takes a device away; nothing brings it back. */
export function revokeDevice(device: string, state: CaseState): Decision<CaseEvent, CasefileCode> {
  if (usableDevice(state, { device }) === undefined) return reject('PERSON_DEVICE_NOT_VALID');
  return [{ type: 'PersonDeviceRevoked', data: { device, ground: 'by-person' } }];
}
