import type { ChainShown, MilestoneShown } from '#agreement';
import type { Titles } from '#catalogue';
import { ownFile } from '../desk/own-files.ts';
import type { DeskRoutes } from '../desk/server.ts';
import type { EvidenceBook } from '../hub/evidence-book.ts';
import type { References } from '../journal/references.ts';
import type { ChainBook } from './chain-book.ts';
import type { ChainParts } from './chains-now.ts';
import { chainsNow, limitTold, THE_PERSON } from './chains-now.ts';

/** What the chains of a case are told from. */
export interface ChainRouteParts extends ChainParts {
  readonly agency: string;
  readonly references: Pick<References, 'find'>;
  readonly evidence: Pick<EvidenceBook, 'of'>;
  readonly chainBook: Pick<ChainBook, 'entriesOf'>;
  readonly nameOf: (agency: string) => Titles;
}

/** What comes next in one of the agency's files, from own events and from what was received and may still be used: nothing is asked of the hub. */
export function chainRoutes(parts: ChainRouteParts): DeskRoutes {
  return {
    'GET /desk/cases/:reference/chains': ({ params }) => {
      const { reference, handle, link } = ownFile(parts.references, params['reference']);
      const isOpen = link === 'linked' && parts.evidence.of(handle)?.erased !== true;
      const at = parts.clock.now();
      const chains = isOpen ? chainsNow(parts)(parts.chainBook.entriesOf(handle, at)) : [];
      return { status: 200, body: { reference, at, chains: chains.map((chain) => chainTold(parts, chain)) } };
    },
  };
}

function chainTold(parts: ChainRouteParts, { id, titles, state, ended, milestones }: ChainShown) {
  return {
    id,
    titles,
    state,
    ...(ended?.on !== undefined && { endedOn: ended.on }),
    milestones: milestones.map((milestone) => milestoneTold(parts, milestone)),
  };
}

function milestoneTold(
  { agency, nameOf }: ChainRouteParts,
  { id, titles, state, by, limits, actors }: MilestoneShown,
) {
  return {
    id,
    titles,
    state,
    ...(by?.on !== undefined && { on: by.on }),
    limits: limits.map(limitTold),
    actors: actors.map((actor) => ({
      id: actor,
      titles: actor === THE_PERSON ? { de: 'die Person', en: 'the person' } : nameOf(actor),
      isOwn: actor === agency,
    })),
  };
}
