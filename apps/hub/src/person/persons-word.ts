import type { CaseFiles, PersonsCase, PersonsReceipt } from '#casefile';
import { disputeAsPerson, requestAsPerson, revokeDevice, wishAsPerson, withdrawAsPerson } from '#casefile';
import type { rightKinds, wishes } from '#catalogue';
import { Rejection } from '#decider';
import { RELEASE_WINDOW_MS } from '#gate';
import type { Clock, Ids } from '#ports';
import type { Registry } from '#registry';
import { HttpProblem } from '../http/problem.ts';

/** What the person's word is recorded with. */
export interface PersonsWordParts {
  readonly files: CaseFiles;
  readonly registry: Pick<Registry, 'agreementAt'>;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Waits so many milliseconds. */
  readonly wait: (ms: number) => Promise<unknown>;
}

/** What the person says: each a fact of the record, with a receipt when it is durable. */
export class PersonsWord {
  constructor(private readonly parts: PersonsWordParts) {}

  /** Takes a consent back; when the receipt is there, nothing that rests on it is on its way any more (C4). */
  withdraw(
    who: PersonsCase,
    consent: {
      readonly recordedBy: string;
      readonly consentId: string;
      readonly provisionIds?: readonly string[];
    },
  ): Promise<PersonsReceipt> {
    return this.#narrowed(
      this.parts.files.person.say(who, (state, at) => withdrawAsPerson({ ...consent, at }, state)),
    );
  }

  /** Says that entries are wrong. */
  dispute(who: PersonsCase, eventIds: readonly string[]): Promise<PersonsReceipt> {
    const dispute = this.parts.ids.next();
    return this.#narrowed(
      this.parts.files.person.say(who, (state) => disputeAsPerson({ dispute, eventIds }, state)),
    );
  }

  /** Asks for a right at every controller concerned. */
  async askFor(
    who: PersonsCase,
    asked: {
      readonly kind: keyof typeof rightKinds;
      readonly eventIds?: readonly string[];
      readonly rowId?: string;
    },
  ): Promise<PersonsReceipt & { readonly request: string }> {
    const inForce = await this.parts.registry.agreementAt(who.network, this.parts.clock.now());
    if (inForce === undefined) throw new HttpProblem('NOT_AVAILABLE');
    const request = this.parts.ids.next();
    const { agreement } = inForce;
    const said = await this.parts.files.person.say(
      who,
      (state, at) => requestAsPerson({ ...asked, request, agreement, at }, state),
      'as-decided',
    );
    return { ...receiptOf(said), request };
  }

  /** Says what would help, to these agencies. */
  async wish(
    who: PersonsCase,
    wish: { readonly wish: keyof typeof wishes; readonly to: readonly string[] },
  ): Promise<PersonsReceipt> {
    const said = await this.parts.files.person.say(
      who,
      (state) => wishAsPerson({ ...wish, device: who.device.device }, state),
      'as-decided',
    );
    return receiptOf(said);
  }

  /** Takes a device away. */
  async revoke(who: PersonsCase, device: string): Promise<PersonsReceipt> {
    return receiptOf(await this.parts.files.person.say(who, (state) => revokeDevice(device, state)));
  }

  async #narrowed(said: Promise<PersonsReceipt | Rejection>): Promise<PersonsReceipt> {
    const receipt = receiptOf(await said);
    await this.parts.wait(RELEASE_WINDOW_MS);
    return receipt;
  }
}

function receiptOf(said: PersonsReceipt | Rejection): PersonsReceipt {
  if (said instanceof Rejection) throw new HttpProblem('PERSON_REFUSED', { pointer: `/${said.code}` });
  return said;
}
