import { randomBytes } from 'node:crypto';
import type { SignedEnvelope } from '#catalogue';
import type { Statement } from '#jose';
import { linkCodeHash, newLinkCode } from '#jose';
import type { AgencyByHand } from '../../e2e/agency-by-hand.ts';

/** A case that two agencies share, with a consent of the provider's that lets the other see its events. */
export interface ConsentedCase {
  readonly recipient: AgencyByHand;
  readonly providerHandle: string;
  readonly recipientHandle: string;
  readonly consentId: string;
}

/** Four messages for each case, a hundred in a batch. */
const AT_ONCE = 25;
const DAY_MS = 86_400_000;

/** Opens cases of the provider, links a recipient to each in turn, and records a consent in each. */
export async function consentedCases(
  provider: AgencyByHand,
  recipients: readonly AgencyByHand[],
  count: number,
): Promise<readonly ConsentedCase[]> {
  const cases: ConsentedCase[] = [];
  for (let made = 0; made < count; made += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, count - made) }, (_, index) => made + index);
    cases.push(...(await someCases(provider, recipients, numbers)));
  }
  return cases;
}

async function someCases(
  provider: AgencyByHand,
  recipients: readonly AgencyByHand[],
  numbers: readonly number[],
) {
  const cases = numbers.map((number) => {
    const recipient = recipients[number % recipients.length]!;
    const [providerHandle, recipientHandle, consentId] = [random(), random(), random()];
    return {
      recipient,
      providerHandle,
      recipientHandle,
      consentId,
      code: linkCodeHash(newLinkCode(randomBytes)),
    };
  });
  await send(
    provider,
    cases.flatMap(({ providerHandle, consentId, recipient, code }) => [
      command(provider, providerHandle, 'case.open', {}),
      command(provider, providerHandle, 'case.make-link-code', {
        codeHash: code,
        validUntil: later(DAY_MS),
      }),
      command(provider, providerHandle, 'consent.give', consent(provider, recipient, consentId)),
    ]),
  );
  for (const recipient of recipients) {
    const own = cases.filter((one) => one.recipient === recipient);
    await send(
      recipient,
      own.map(({ recipientHandle, code }) =>
        command(recipient, recipientHandle, 'case.redeem-link-code', { codeHash: code }),
      ),
    );
  }
  return cases;
}

/** The provider records an event in each of the cases; their ids in the same order. */
export async function recordInEach(
  provider: AgencyByHand,
  cases: readonly ConsentedCase[],
): Promise<readonly string[]> {
  const events = cases.map(({ providerHandle }) =>
    provider.envelope({
      handle: providerHandle,
      type: 'de.wegmarke.language.voluntary-offer-joined.v1',
      data: { offer: 'language-cafe' },
    }),
  );
  for (let sent = 0; sent < events.length; sent += 100) await send(provider, events.slice(sent, sent + 100));
  return events.map(({ envelope }) => envelope.id);
}

/** The command by which the provider takes the consent of a case back. */
export function withdrawalOf(provider: AgencyByHand, one: ConsentedCase): SignedEnvelope {
  return command(provider, one.providerHandle, 'consent.withdraw', { consentId: one.consentId });
}

/** Hands envelopes in over HTTP; all must be accepted. */
export async function send(agency: AgencyByHand, envelopes: readonly SignedEnvelope[]): Promise<void> {
  if (envelopes.length === 0) return;
  const answer = await agency.post(agency.sealed(...envelopes));
  const refused = agency.receiptsIn(answer).filter(({ outcome }) => outcome !== 'accepted');
  if (refused.length > 0) throw new Error(`Not accepted: ${JSON.stringify(refused[0])}`);
}

/** A command of an agency about one of its cases. */
export function command(
  agency: AgencyByHand,
  handle: string,
  name: string,
  data: Statement['data'],
): SignedEnvelope {
  return agency.envelope({ handle, kind: 'command', type: `de.wegmarke.${name}.v1`, data });
}

function consent(source: AgencyByHand, recipient: AgencyByHand, consentId: string) {
  const provision = {
    ...{ provisionId: random(), form: 'consent', source: source.name, recipients: [recipient.name] },
    ...{ purposes: ['course-progress'], eventTypes: ['*'], depth: 'detail', special: false },
    ...{ validFrom: later(-DAY_MS), validUntil: later(DAY_MS) },
  };
  const notice = { id: 'notice-course', version: '1', language: 'de', channel: 'paper' };
  return { consentId, notice, givenBy: 'person', consequencesTold: true, provisions: [provision] };
}

function later(ms: number): string {
  return new Date(Date.now() + ms).toISOString();
}

function random(): string {
  return randomBytes(24).toString('base64url');
}
