import type { References } from '../journal/references.ts';
import { openingKey } from '../outbox/opening-key.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { CommandDesk } from './command-desk.ts';
import { refusedByHub } from './refused-by-hub.ts';

const CASE_OPEN = 'de.wegmarke.case.open.v1';

/** What opening a case needs. */
export interface OpenCaseParts {
  readonly commands: Pick<CommandDesk, 'take'>;
  readonly references: Pick<References, 'markOpening'>;
  readonly outbox: Pick<Outbox, 'find' | 'idOf'>;
}

/** Opens the case of a reference: the same command as an import's, so that both together open one case. Throws `COMMAND_REFUSED`. */
export function openCase({ commands, references, outbox }: OpenCaseParts, reference: string): void {
  const id = commands.take({
    type: CASE_OPEN,
    reference,
    key: openingKey(outbox, reference),
    data: {},
  });
  const item = outbox.find(id);
  if (item?.state !== 'refused') return references.markOpening(reference);
  throw refusedByHub(item.code);
}
