import { Command } from '@nestjs/cqrs';
import type { Envelope, Receipt, SignedEnvelope } from '#catalogue';
import type { AgreementInForce } from '../agreement-in-force.ts';
import type { LoadedCase } from '../loaded-case.ts';

/** Whether the gate lets this event into the case as it stands at this instant; asked again whenever the case moved on meanwhile. */
export type MayEnter = (envelope: Envelope, loaded: LoadedCase, at: string) => boolean;

/** What became of a batch. */
export interface BatchOutcome {
  readonly receipts: readonly Receipt[];
  /** Ids that get no receipt now, because the store failed or the case would not stand still: they come again. */
  readonly unsettled: readonly string[];
}

/** Record events of one agency, of any number of cases; signatures, payloads and rights to publish have been checked. */
export class RecordEvents extends Command<BatchOutcome> {
  constructor(
    readonly events: readonly SignedEnvelope[],
    readonly mayEnter: MayEnter,
    readonly inForce: AgreementInForce,
  ) {
    super();
  }
}
