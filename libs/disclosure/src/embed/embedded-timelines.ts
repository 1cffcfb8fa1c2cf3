import { party } from '#agreement';
import type { KeyVault } from '#ports';
import type { ReaderChannel, TimelineAsk, TimelineParts } from '../timeline/timelines.ts';
import { Timelines } from '../timeline/timelines.ts';
import { PageOutlet } from './page-outlet.ts';

/** What pages are answered with. */
export interface EmbeddedParts extends Omit<TimelineParts, 'outlet'> {
  readonly vault: Pick<KeyVault, 'open'>;
}

/** Reads timelines for pages inside agencies' own systems: the same reading as any other, by its own door and way out. */
export class EmbeddedTimelines {
  private readonly timelines: Timelines;

  constructor({ vault, ...parts }: EmbeddedParts) {
    const { registry, clock } = parts;
    const names = {
      in: async (network: string) => {
        const inForce = await registry.agreementAt(network, clock.now());
        return (agency: string) => {
          const known = inForce && party(inForce.agreement, agency);
          if (!known) return { de: agency, en: agency };
          const { titles, mandate, contactFunction } = known;
          return { ...titles, mandate, contactFunction };
        };
      },
    };
    this.timelines = new Timelines({ ...parts, outlet: new PageOutlet(vault, names, clock) });
  }

  /** Answers one read of a page whose token was checked; throws as {@link Timelines.read} does. */
  read(session: Omit<TimelineAsk, 'door'>, channel: ReaderChannel): Promise<void> {
    const { network, agency, actor, handle, purpose } = session;
    const ask = { door: 'embed', network, agency, actor, handle } as const;
    return this.timelines.read(purpose === undefined ? ask : { ...ask, purpose }, channel);
  }
}
