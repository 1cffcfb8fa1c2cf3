import {
  GiveConsent,
  MakeLinkCode,
  OpenCase,
  RecordEvents,
  RedeemLinkCode,
  WithdrawConsent,
} from '#casefile';
import type { Receipt, SignedEnvelope } from '#catalogue';
import type { World } from './world.ts';
import { NETWORK } from './world.ts';

/** What the provider records in these specs. */
export const MODULE = 'de.wegmarke.language.module-completed.v1';

/** The handle under which an agency keeps a case. */
export function handleOf(agency: string, name = 'case-1'): string {
  return `${agency}-${name}-handle-000000`;
}

const handleIn = (agency: string, name: string) => ({ handle: handleOf(agency, name) });

/** An envelope as intake would hand it on. */
export function signed(
  agency: string,
  type: string,
  name: string,
  data: object,
  { time = '2026-01-10T00:00:00.000Z', handle = handleOf(agency) } = {},
): SignedEnvelope {
  return {
    envelope: {
      specversion: '1.0',
      id: `${agency}-${name}`.padEnd(43, '0'),
      source: `//${NETWORK}/${agency}/${handle}`,
      type,
      time,
      network: NETWORK,
      agency,
      kind: type.includes('.case.') || type.includes('.consent.') ? 'command' : 'event',
      commitment: 'commitment',
      salt: 'c2FsdA',
      data: data as Readonly<Record<string, unknown>>,
    },
    signature: 'signature',
  };
}

/** The id of the envelope with this name. */
export function idOf(agency: string, name: string): string {
  return `${agency}-${name}`.padEnd(43, '0');
}

/** vhs and jobcenter share a case, and vhs has recorded module completions; the jobcenter may have them on consent only. */
export async function sharedCase(one: World, modules: readonly string[] = ['m1'], name = 'case-1') {
  await accepted(
    one.bus.execute(
      new OpenCase(
        signed('jobcenter', 'de.wegmarke.case.open.v1', `${name}-open`, {}, handleIn('jobcenter', name)),
      ),
    ),
  );
  await joinCase(one, 'vhs', name);
  await record(one, modules, name);
}

/** An agency comes to a case with a link code of the jobcenter, and with a file that it keeps under that name or another. */
export async function joinCase(one: World, agency: string, name = 'case-1', file = name): Promise<void> {
  const inForce = await one.inForce();
  const codeHash = `code-of-${file}-for-${agency}`.padEnd(43, 'A');
  const validUntil = '2026-01-20T12:00:00.000Z';
  const code = signed(
    'jobcenter',
    'de.wegmarke.case.make-link-code.v1',
    `${file}-${agency}-code`,
    { codeHash, validUntil },
    handleIn('jobcenter', name),
  );
  const redeem = 'de.wegmarke.case.redeem-link-code.v1';
  const joining = signed(agency, redeem, `${file}-redeem`, { codeHash }, handleIn(agency, file));
  await accepted(one.bus.execute(new MakeLinkCode(code, inForce)));
  await accepted(one.bus.execute(new RedeemLinkCode(joining, inForce)));
}

/** vhs records that modules were completed. */
export async function record(
  one: World,
  modules: readonly string[],
  name = 'case-1',
  time = '2026-01-10T00:00:00.000Z',
): Promise<void> {
  const events = modules.map((id, index) =>
    signed(
      'vhs',
      MODULE,
      id,
      { courseCode: 'IK-2025-014', module: index + 1, level: 'a2' },
      { time, handle: handleOf('vhs', name) },
    ),
  );
  const outcome = await one.bus.execute(new RecordEvents(events, () => true, await one.inForce()));
  expect(outcome.receipts.map((receipt) => receipt.outcome)).toEqual(modules.map(() => 'accepted'));
}

/** The person lets vhs tell the jobcenter of completed modules; vhs records it, or who is named. */
export async function consent(
  one: World,
  change: object = {},
  name = 'case-1',
  consentId = 'consent-1',
  recorder = 'vhs',
): Promise<void> {
  const provision = {
    provisionId: 'provision-1',
    form: 'consent',
    source: 'vhs',
    recipients: ['jobcenter'],
    purposes: ['course-progress'],
    eventTypes: [MODULE],
    depth: 'detail',
    special: false,
    validFrom: '2025-01-01T00:00:00.000Z',
    validUntil: '2027-01-01T00:00:00.000Z',
    ...change,
  };
  const notice = provision.purposes.includes('counselling')
    ? { id: 'notice-counselling', version: '3', language: 'de', channel: 'oral' }
    : { id: 'notice-course', version: '3', language: 'ar', channel: 'paper' };
  const data = { consentId, notice, givenBy: 'person', consequencesTold: true, provisions: [provision] };
  const type = 'de.wegmarke.consent.give.v1';
  const give = signed(recorder, type, `${name}-${consentId}-give`, data, handleIn(recorder, name));
  await accepted(one.bus.execute(new GiveConsent(give, await one.inForce())));
}

/** The person takes the consent back. */
export function withdraw(one: World, name = 'case-1', consentId = 'consent-1'): Promise<Receipt> {
  const handle = handleOf('vhs', name);
  return one.bus.execute(
    new WithdrawConsent(
      signed(
        'vhs',
        'de.wegmarke.consent.withdraw.v1',
        `${name}-${consentId}-withdraw`,
        { consentId },
        { handle },
      ),
    ),
  );
}

async function accepted(receipt: Promise<Receipt>): Promise<void> {
  expect(await receipt).toMatchObject({ outcome: 'accepted' });
}
