import type { Bench, Report } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import type { Installation } from '../installation.ts';
import { counted } from '../tell/progress.ts';
import type { LedgerHead } from '#ports';

/** Shows the newest signed head of the ledger. */
export async function showHead({ hub, progress }: Bench): Promise<Report> {
  const head = await newestHead(hub);
  const witnesses = await (await hub.ledger()).witnesses(head.origin);
  const lines = witnesses.flatMap(({ cosigned }) => (cosigned?.size === head.size ? [cosigned.line] : []));
  progress.note(`${head.origin}: ${counted(head.size)} entries, signed at ${head.at}`);
  for (const { network, agency, seen, cosigned, at } of witnesses) {
    progress.note(
      `  ${network}/${agency} saw ${counted(seen)} and co-signed ${counted(cosigned?.size ?? 0)}, last heard at ${at}`,
    );
  }
  return {
    facts: { ...head, cosignatures: lines, witnesses },
    lines: [head.note.trimEnd(), ...lines],
  };
}

/** The newest head of the ledger that is in force; throws a `Failure` while there is none. */
export async function newestHead(hub: Installation): Promise<LedgerHead> {
  const shelf = await hub.ledger();
  const origin = await hub.ledgerOrigin();
  const head = await shelf.head(origin);
  if (head !== undefined) return head;
  throw new Failure('LEDGER_EMPTY', EXIT.refused, {
    happened: `the hub has signed no head of ${origin} yet`,
    safe: 'the record may hold events all the same; the ledger is computed from it',
    next: [
      'start the hub: it signs a head within a second of the first event',
      'if the ledger has another name, set WEGMARKE_HUB_LEDGER_ORIGIN as the hub has it',
    ],
  });
}
