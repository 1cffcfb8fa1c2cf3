import type { SignedEnvelope } from '#catalogue';
import type { IntakeCode } from '../codes.ts';
import type { Against } from './check-envelope.ts';
import { faultOf, provesSender } from './check-envelope.ts';
import { readId, readShape } from './shape.ts';

/** An envelope that was refused before its case was asked. */
export interface Faulty {
  /** Under which it is answered; undefined when it has none of the form. */
  readonly id: string | undefined;
  readonly code: IntakeCode;
  readonly provesSender: boolean;
}

/** A batch after the checks that need no case. */
export interface CheckedBatch {
  /** Each once, in the order of the batch. */
  readonly sound: readonly SignedEnvelope[];
  readonly faulty: readonly Faulty[];
}

/** Checks every member by itself: a bad one leaves the others as they are. */
export function checkBatch(members: readonly unknown[], against: Against): CheckedBatch {
  const sound = new Map<string, SignedEnvelope>();
  const faulty: Faulty[] = [];
  for (const member of members) {
    const signed = readShape(member);
    const code = signed === undefined ? 'ENVELOPE_MALFORMED' : faultOf(signed, against);
    if (signed !== undefined && code === undefined) {
      // The same envelope twice in a batch is one envelope with one receipt.
      if (!sound.has(signed.envelope.id)) sound.set(signed.envelope.id, signed);
    } else
      faulty.push({
        id: readId(member),
        code: code ?? 'ENVELOPE_MALFORMED',
        provesSender: provesSender(code),
      });
  }
  return { sound: [...sound.values()], faulty };
}
