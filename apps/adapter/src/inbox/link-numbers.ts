import type { Agreement, LinkWay } from '#agreement';
import { mayPropose } from '#agreement';
import { canonicalJson } from '#catalogue';
import type { Clock, Sealer } from '#ports';
import { toBytes, toText } from '../hub/hub-channel.ts';
import type { AgreementBook, KnownAgreement } from '../hub/agreement-book.ts';
import type { KnownReference, References, SharedNumber } from '../journal/references.ts';
import type { Offer } from '../outbox/offer.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { Inbox, ReceivedProposal } from './inbox.ts';

/** What linking by number needs. */
export interface LinkParts {
  readonly agency: string;
  readonly agreements: Pick<AgreementBook, 'current'>;
  readonly sealer: Pick<Sealer, 'seal' | 'open'>;
  readonly clock: Clock;
  readonly inbox: Pick<Inbox, 'openProposals' | 'answered'>;
  readonly references: Pick<References, 'find' | 'list' | 'byNumber' | 'markOpening'>;
  readonly outbox: Pick<Outbox, 'offer' | 'idOf' | 'find'>;
  /** There is something to send. */
  readonly ring: () => void;
}

/**
 * Statutory links: a file number that two agencies may both use goes sealed from adapter to adapter and is resolved among the
 * recipient's own references. The hub carries it and can never read it.
 */
export class LinkNumbers {
  /** What open proposals say, so that each is opened once and not with every row of an export. */
  private readonly opened = new Map<string, SharedNumber | undefined>();

  constructor(private readonly parts: LinkParts) {}

  /** A reference with its numbers is known: offers its case to whom the agreement names, and answers proposals that waited for it. */
  referenceKnown(reference: string): void {
    const known = this.parts.references.find(reference);
    if (known === undefined) return;
    this.proposeFor(known);
    this.answerProposals();
  }

  /** The agreement changed: proposes by all known numbers what was not proposed yet. */
  agreementChanged(): void {
    for (const known of this.parts.references.list()) this.proposeFor(known);
    this.answerProposals();
  }

  /** Answers the proposals whose number stands for exactly one of the agency's own references; the others stay open. */
  answerProposals(): void {
    const agreement = this.parts.agreements.current()?.agreement;
    if (agreement === undefined) return;
    for (const proposal of this.parts.inbox.openProposals()) this.answer(proposal, agreement);
  }

  private proposeFor(known: KnownReference): void {
    const inForce = this.parts.agreements.current();
    if (inForce === undefined) return;
    for (const shared of known.numbers) {
      for (const recipient of this.recipientsFor(shared, inForce.agreement)) {
        this.propose(known, shared, recipient, inForce);
      }
    }
  }

  private recipientsFor({ kind }: SharedNumber, agreement: Agreement): readonly string[] {
    const { agency } = this.parts;
    const ways = agreement.linkWays.filter((way: LinkWay) => way.senders.includes(agency));
    const named = new Set(ways.flatMap((way) => way.recipients));
    return [...named].filter((one) => one !== agency && mayPropose(agreement, agency, one, kind));
  }

  private propose(
    known: KnownReference,
    shared: SharedNumber,
    recipient: string,
    { sealingKeys }: KnownAgreement,
  ): void {
    const { outbox, sealer, ring } = this.parts;
    const key = ['propose-link', recipient, shared.kind, shared.number, known.reference];
    const to = sealingKeys[recipient];
    if (to === undefined || outbox.find(outbox.idOf(key)) !== undefined) return;
    const { kind, number } = shared;
    const sealedNumber = sealer.seal(toBytes(canonicalJson({ kind, number })), to);
    this.offer('de.wegmarke.case.propose-link.v1', known, key, { recipient, numberKind: kind, sealedNumber });
    ring();
  }

  private answer(proposal: ReceivedProposal, agreement: Agreement): void {
    const { agency, inbox, references, ring } = this.parts;
    const shared = this.numberIn(proposal);
    if (shared === undefined || !mayPropose(agreement, proposal.proposer, agency, shared.kind)) return;
    const [own, ...others] = references.byNumber(shared);
    // Several files under one number: which of them is meant is for a member of staff to say.
    if (own === undefined || others.length > 0) return;
    this.offer('de.wegmarke.case.accept-link.v1', own, ['accept-link', proposal.id], {
      proposal: proposal.id,
    });
    references.markOpening(own.reference);
    inbox.answered(proposal.id);
    this.opened.delete(proposal.id);
    ring();
  }

  private numberIn({ id, sealedNumber }: ReceivedProposal): SharedNumber | undefined {
    if (!this.opened.has(id)) this.opened.set(id, numberOf(this.parts.sealer.open(sealedNumber)));
    return this.opened.get(id);
  }

  private offer(
    type: string,
    { reference, handle }: KnownReference,
    key: Offer['key'],
    data: Offer['data'],
  ): void {
    this.parts.outbox.offer({
      kind: 'command',
      type,
      key,
      handle,
      reference,
      happenedAt: this.parts.clock.now(),
      data,
    });
  }
}

function numberOf(plain: Uint8Array | undefined): SharedNumber | undefined {
  if (plain === undefined) return undefined;
  try {
    const { kind, number } = JSON.parse(toText(plain)) as Partial<SharedNumber>;
    return typeof kind === 'string' && typeof number === 'string' ? { kind, number } : undefined;
  } catch {
    return undefined;
  }
}
