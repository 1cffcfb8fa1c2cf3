import type { CaseState, PersonsDevice } from '#casefile';
import { usableCode, usableDevice } from '#casefile';
import type { NameOf, Titles } from '#catalogue';

/** The letter of an agency, by its code somebody enters. */
export interface LetterShown {
  readonly agency: string;
  readonly agencyName: Titles;
  readonly madeAt: string;
}

/** A browser on which somebody entered. */
export interface DeviceShown {
  readonly id: string;
  /** The one that asks. */
  readonly own: boolean;
  /** It opens nothing any more. */
  readonly revoked: boolean;
  readonly enteredAt: string;
  readonly lastUsedAt: string;
  readonly letter: LetterShown;
}

/** All devices, and what of it came since the own one was used the time before: on the first time everything but itself. */
export interface DevicesShown {
  readonly devices: readonly DeviceShown[];
  readonly unseen: {
    /** Ids of devices that open the path. */
    readonly devices: readonly string[];
    /** By its code somebody could still enter. */
    readonly letter?: LetterShown & { readonly validUntil: string };
  };
}

interface DevicesKnown {
  /** Id of the device that asks. */
  readonly own: string;
  readonly nameOf: NameOf;
  readonly at: string;
}

/** Whoever could see the path, the person or somebody who got hold of a letter; so that the second is found out. */
export function devicesShown(state: CaseState, { own, nameOf, at }: DevicesKnown): DevicesShown {
  const all = state.kind === 'none' ? [] : state.person.devices;
  const seenUntil = all.find(({ device }) => device === own)?.usedBeforeAt ?? '';
  const letterOf = (agency: string, madeAt: string) => ({ agency, agencyName: nameOf(agency), madeAt });
  const devices = all.map((one): DeviceShown => ({
    id: one.device,
    own: one.device === own,
    revoked: !opens(state, one),
    enteredAt: one.enteredAt,
    lastUsedAt: one.lastUsedAt,
    letter: letterOf(one.codeBy, one.codeMadeAt),
  }));
  const code = usableCode(state, at);
  return {
    devices,
    unseen: {
      devices: devices
        .filter((one) => !one.own && !one.revoked && one.enteredAt > seenUntil)
        .map(({ id }) => id),
      ...(code &&
        code.madeAt > seenUntil && {
          letter: { ...letterOf(code.by, code.madeAt), validUntil: code.validUntil },
        }),
    },
  };
}

function opens(state: CaseState, { device }: PersonsDevice): boolean {
  return usableDevice(state, { device }) !== undefined;
}
