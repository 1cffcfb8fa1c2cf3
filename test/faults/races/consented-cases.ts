import type { SignedEnvelope } from '#catalogue';
import type { AgencyByHand } from '../../e2e/agency-by-hand.ts';
import { command, consenting, event, linking, random, send } from '../by-hand.ts';

/** A case that two agencies share, with a consent of the provider's that lets the other see its events. */
export interface ConsentedCase {
  readonly recipient: AgencyByHand;
  readonly providerHandle: string;
  readonly recipientHandle: string;
  readonly consentId: string;
}

/** Opens cases of the provider, links a recipient to each in turn, and records a consent in each. */
export async function consentedCases(
  provider: AgencyByHand,
  recipients: readonly AgencyByHand[],
  count: number,
): Promise<readonly ConsentedCase[]> {
  const cases = Array.from({ length: count }, (_, number) => ({
    recipient: recipients[number % recipients.length]!,
    providerHandle: random(),
    recipientHandle: random(),
    consentId: random(),
  }));
  const made = cases.map(({ recipient, providerHandle, recipientHandle, consentId }) => {
    const [make, redeem] = linking(provider, providerHandle, recipient, recipientHandle);
    const terms = { consentId, recipient: recipient.name, purpose: 'course-progress' };
    const open = command(provider, providerHandle, 'case.open');
    return { recipient, redeem, own: [open, make, consenting(provider, providerHandle, terms)] };
  });
  await send(provider, ...made.flatMap(({ own }) => own));
  for (const recipient of recipients) {
    await send(recipient, ...made.flatMap((one) => (one.recipient === recipient ? [one.redeem] : [])));
  }
  return cases;
}

/** The provider records an event in each of the cases; their ids in the same order. */
export async function recordInEach(
  provider: AgencyByHand,
  cases: readonly ConsentedCase[],
): Promise<readonly string[]> {
  const events = cases.map(({ providerHandle }) =>
    event(provider, providerHandle, 'language.voluntary-offer-joined', { offer: 'language-cafe' }),
  );
  await send(provider, ...events);
  return events.map(({ envelope }) => envelope.id);
}

/** The command by which the provider takes the consent of a case back. */
export function withdrawalOf(provider: AgencyByHand, one: ConsentedCase): SignedEnvelope {
  return command(provider, one.providerHandle, 'consent.withdraw', { consentId: one.consentId });
}
