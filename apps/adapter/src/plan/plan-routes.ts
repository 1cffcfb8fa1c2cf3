import type { ChainBook } from '../chains/chain-book.ts';
import { ownFile } from '../desk/own-files.ts';
import type { DeskRoutes } from '../desk/server.ts';
import type { References } from '../journal/references.ts';
import { planTold } from './plan-told.ts';
import type { PlanParts } from './plans-now.ts';
import { planNow, planWords } from './plans-now.ts';

/** What the plan of a file is told from. */
export interface PlanRouteParts extends PlanParts {
  readonly references: Pick<References, 'find'>;
  readonly chainBook: Pick<ChainBook, 'entriesOf'>;
}

/** What person and agencies agreed on in one of the agency's files, from own events and what was received and may still be used: nothing is asked of the hub. */
export function planRoutes(parts: PlanRouteParts): DeskRoutes {
  return {
    'GET /desk/cases/:reference/plan': ({ params }) => {
      const { reference, handle, link } = ownFile(parts.references, params['reference']);
      const isOpen = link === 'linked' && parts.evidence.of(handle)?.erased !== true;
      const at = parts.clock.now();
      const entries = isOpen ? parts.chainBook.entriesOf(handle, at) : [];
      const plan = planNow(parts, isOpen ? handle : '', entries);
      return { status: 200, body: { reference, at, ...planTold(plan, planWords(parts)) } };
    },
  };
}
