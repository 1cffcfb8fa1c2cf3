import { CqrsModule, CommandBus } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import type { Receipt, SignedEnvelope } from '#catalogue';
import { commandEntry } from '#catalogue';
import { CountingIds, MemoryEventStore, SettableClock } from '#ports/memory';
import { AcceptLink } from '../linking/accept-link/accept-link.command.ts';
import { AmendConsent } from '../consent/amend-consent/amend-consent.command.ts';
import { CaseFiles } from '../case-files.ts';
import { GiveConsent } from '../consent/give-consent/give-consent.command.ts';
import { casefileHandlers } from '../handlers.ts';
import { MakeLinkCode } from '../linking/make-link-code/make-link-code.command.ts';
import { OpenCase } from '../linking/open-case/open-case.command.ts';
import { ProposeLink } from '../linking/propose-link/propose-link.command.ts';
import type { BatchOutcome, MayEnter } from '../record-events/record-events.command.ts';
import { RecordEvents } from '../record-events/record-events.command.ts';
import type { ControllerOf } from '../record/drafting.ts';
import type { RetentionIn } from '../retention/agreed-retention.ts';
import { RedeemLinkCode } from '../linking/redeem-link-code/redeem-link-code.command.ts';
import { WithdrawConsent } from '../consent/withdraw-consent/withdraw-consent.command.ts';
import { inForce } from './agreement.ts';
import { AT, handleOfAgency, provision, told } from './history.ts';
import { PlainSealer, PlainVault } from './plain-vault.ts';

/** An id of an envelope in the form of real ones. */
export function idOf(name: string): string {
  return name.padEnd(43, '0');
}

/** A signed envelope of an agency about the case that it keeps under this handle. */
export function envelope(
  agency: string,
  name: string,
  type: string,
  data: Readonly<Record<string, unknown>> = {},
  change: { handle?: string; corrects?: string } = {},
): SignedEnvelope {
  const { handle = handleOfAgency(agency), corrects } = change;
  const network = 'rheine';
  return {
    envelope: {
      specversion: '1.0',
      id: idOf(name),
      source: `//${network}/${agency}/${handle}`,
      type,
      time: '2026-01-10T00:00:00.000Z',
      network,
      agency,
      kind: commandEntry(type) === undefined ? 'event' : 'command',
      commitment: `commitment-of-${name}`,
      ...(corrects !== undefined && { corrects: idOf(corrects) }),
      salt: 'c2FsdA',
      data,
    },
    signature: `signature-of-${name}`,
  };
}

/** What a desk works with; a spec may bring a store of its own that fails or is slow. */
export interface DeskParts {
  readonly store: MemoryEventStore;
  readonly vault: PlainVault;
  readonly clock: SettableClock;
  readonly ids: CountingIds;
  readonly controllerOf: ControllerOf;
  readonly retentionIn: RetentionIn;
}

/** Case files over a store in memory, asked through the command bus as intake asks them. */
export async function deskOn(parts: Partial<DeskParts> = {}) {
  const { store = new MemoryEventStore(), vault = new PlainVault(), clock = new SettableClock(AT) } = parts;
  const { controllerOf = (_, agency) => `${agency}-controller`, retentionIn = () => undefined } = parts;
  const { ids = new CountingIds() } = parts;
  const cases = new CaseFiles({
    store,
    vault,
    sealer: new PlainSealer(),
    clock,
    ids,
    controllerOf,
    retentionIn,
  });
  const module = await Test.createTestingModule({
    imports: [CqrsModule],
    providers: [...casefileHandlers, { provide: CaseFiles, useValue: cases }],
  }).compile();
  await module.init();
  const bus = module.get(CommandBus);
  return { store, vault, clock, ids, cases, bus, ...asking(bus) };
}

function asking(bus: CommandBus) {
  const code = { codeHash: 'code', validUntil: '2026-01-20T12:00:00.000Z' };
  const consentData = { consentId: 'c1', ...told, provisions: [provision('abh')] };
  return {
    open: (agency: string, name = 'open', handle = handleOfAgency(agency)): Promise<Receipt> =>
      bus.execute(new OpenCase(envelope(agency, name, 'de.wegmarke.case.open.v1', {}, { handle }))),
    makeCode: (agency: string, name = 'make', asked = code): Promise<Receipt> =>
      bus.execute(
        new MakeLinkCode(envelope(agency, name, 'de.wegmarke.case.make-link-code.v1', asked), inForce),
      ),
    redeem: (agency: string, name = 'redeem', handle = handleOfAgency(agency)): Promise<Receipt> => {
      const { codeHash } = code;
      const signed = envelope(agency, name, 'de.wegmarke.case.redeem-link-code.v1', { codeHash }, { handle });
      return bus.execute(new RedeemLinkCode(signed, inForce));
    },
    propose: (agency: string, recipient: string, name = 'propose'): Promise<Receipt> => {
      const data = { recipient, numberKind: 'azr', sealedNumber: 'a.b.c.d.e' };
      return bus.execute(
        new ProposeLink(envelope(agency, name, 'de.wegmarke.case.propose-link.v1', data), inForce),
      );
    },
    accept: (agency: string, proposal: string, name = 'accept'): Promise<Receipt> =>
      bus.execute(new AcceptLink(envelope(agency, name, 'de.wegmarke.case.accept-link.v1', { proposal }))),
    give: (agency: string, name = 'give'): Promise<Receipt> =>
      bus.execute(
        new GiveConsent(envelope(agency, name, 'de.wegmarke.consent.give.v1', consentData), inForce),
      ),
    amend: (agency: string, name = 'amend'): Promise<Receipt> => {
      const data = { consentId: 'c1', provisions: [provision('abh', { depth: 'fact' })] };
      return bus.execute(
        new AmendConsent(envelope(agency, name, 'de.wegmarke.consent.amend.v1', data), inForce),
      );
    },
    withdraw: (agency: string, name = 'withdraw'): Promise<Receipt> =>
      bus.execute(
        new WithdrawConsent(envelope(agency, name, 'de.wegmarke.consent.withdraw.v1', { consentId: 'c1' })),
      ),
    offer: (events: readonly SignedEnvelope[], mayEnter: MayEnter = () => true): Promise<BatchOutcome> =>
      bus.execute(new RecordEvents(events, mayEnter, inForce)),
  };
}
