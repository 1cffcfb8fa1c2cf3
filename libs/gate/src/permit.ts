import type { Ask } from './ask.ts';

/** The ground on which a permit rests: a row of the matrix, a row plus the provision under it, or the agency's own record. */
export type Basis =
  | { readonly kind: 'statutory'; readonly rowId: string; readonly paragraph: string; readonly duty: boolean }
  | {
      readonly kind: 'consent';
      readonly rowId: string;
      /**
       * Who keeps the record: consent ids are unique for each recorder only. Absent in permits from before it was named. A
       * release from secrecy is always the sender's own record.
       */
      readonly recordedBy?: string;
      readonly consentId: string;
      readonly provisionId: string;
      readonly validUntil: string;
      readonly secrecyReleaseId?: string;
    }
  | { readonly kind: 'own' }
  /** What the controller released to the person, in answer to this request (Art. 15 GDPR, § 83 SGB X). */
  | { readonly kind: 'access'; readonly requestId: string };

/** The decision as it is written into the log, complete enough for a stranger to ask the question again. */
export interface PermitRecord {
  readonly ask: Ask;
  readonly eventIds: readonly string[];
  readonly fields: readonly string[];
  /** Whether the *happened* instant may be shown. */
  readonly showsDate: boolean;
  /** The person disputes what it says: it passes on with this note only (§ 84(2) SGB X). */
  readonly disputed?: true;
  readonly basis: Basis;
  readonly caseRevision: number;
  readonly agreementHash: string;
  readonly registryRevision: number;
  readonly gateVersion: number;
  readonly decidedAt: string;
  /** Bytes that rest on this permit must have left before this instant. */
  readonly notAfter: string;
}

class SealedPermit {
  /** Makes the class nominal: an object literal of the same shape is not a Permit. */
  #made = true;

  constructor(readonly record: PermitRecord) {
    Object.freeze(this);
  }

  static is(value: unknown): value is SealedPermit {
    return typeof value === 'object' && value !== null && #made in value;
  }
}

/** Proof that the gate said yes. Only `admit` can make one; vault and outlet take nothing else. */
export type Permit = SealedPermit;

/** Makes a permit; known to the gate alone (the front door does not export it). */
export function makePermit(record: PermitRecord): Permit {
  return new SealedPermit(record);
}

/** Whether a value is a permit that the gate made (for the runtime check of vault and outlet). */
export function isPermit(value: unknown): value is Permit {
  return SealedPermit.is(value);
}
