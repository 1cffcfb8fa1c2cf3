import type { Titles } from '#catalogue';
import type { Clock } from '#ports';
import type { EvidenceBook } from '../hub/evidence-book.ts';
import type { Journal } from '../journal/journal.ts';
import type { References } from '../journal/references.ts';
import { closed } from './body.ts';
import type { CommandDesk } from './command-desk.ts';
import type { ConsentBook } from './consent-book.ts';
import { linkedFile } from './own-files.ts';
import { receiptAnswer } from './receipt-answer.ts';
import type { DeskRoutes } from './server.ts';
import { rightsAtStake } from './wrong-link-rights.ts';
import { wrongLinkPreview } from './wrong-link.ts';

/** By which an agency says that its file was linked to a case by mistake. */
const UNLINK = 'de.wegmarke.case.unlink.v1';

/** What splitting a wrong link needs. */
export interface WrongLinkParts {
  readonly journal: Journal;
  readonly references: Pick<References, 'find' | 'markUnlinked'>;
  readonly consents: Pick<ConsentBook, 'of'>;
  readonly evidence: Pick<EvidenceBook, 'of'>;
  readonly clock: Clock;
  readonly commands: CommandDesk;
  readonly nameOf: (agency: string) => Titles;
}

/** A file that was linked to the case of another person: what a split takes away, and the split itself. It cannot be taken back. */
export function wrongLinkRoutes({
  journal,
  references,
  consents,
  evidence,
  clock,
  commands,
  nameOf,
}: WrongLinkParts): DeskRoutes {
  return {
    'GET /desk/cases/:reference/unlink-preview': ({ params }) => {
      const file = linkedFile(references, params['reference']);
      const rights = rightsAtStake(evidence.of(file.handle), journal, file.handle, clock.now());
      const known = { journal, nameOf, consents: consents.of(file.reference).length, rights };
      return { status: 200, body: wrongLinkPreview(file, known) };
    },
    'POST /desk/cases/:reference/unlink': async ({ params, body, staff }) => {
      const member = staff();
      closed(body, ['ground']);
      const { reference, handle, linkedAt = '' } = linkedFile(references, params['reference']);
      // The same file may be linked wrongly once more; each link is split once.
      const key = commands.nextTry(['unlink', reference, linkedAt]);
      const receipt = await commands.ask({
        type: UNLINK,
        reference,
        key,
        data: { ground: body['ground'], staff: member },
      });
      if (receipt !== undefined) references.markUnlinked(handle);
      return receiptAnswer(200, receipt, { reference });
    },
  };
}
