import { writeFile } from 'node:fs/promises';
import { NotProvable, proveEvent } from '#audit';
import type { ProofBundle } from '#audit';
import type { Position } from '#ports';
import { positionsOfEvent } from '#postgres';
import type { Bench, Report } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { Failure, refused } from '../failure.ts';
import { refuseToOverwrite } from '../record/export.ts';
import { logUpTo } from '../record/log-pages.ts';

/** Makes a proof that one event stands in the record, for whoever wants to check it without the hub. */
export async function makeProof(bench: Bench): Promise<Report> {
  const { line, hub } = bench;
  const out = line.value('out');
  if (out !== undefined) await refuseToOverwrite(out);
  const id = line.operand('event id');
  const position = chosen(await positionsOf(bench, id), id, line.value('position'));
  const bundle = await proven(proveEvent(await hub.store(), await hub.ledger(), position), position);
  const text = JSON.stringify(bundle, null, 2);
  if (out !== undefined) await writeFile(out, `${text}\n`, { flag: 'wx', flush: true });
  return {
    facts: { position, ...(out === undefined ? { bundle } : { out }) },
    lines: out === undefined ? [text] : [`the proof for position ${position} is in ${out}`],
  };
}

async function positionsOf({ hub, progress }: Bench, id: string): Promise<readonly Position[]> {
  if (hub.hasDensePositions) return positionsOfEvent((await hub.database()).record, id);
  const store = await hub.store();
  const found: Position[] = [];
  let read = 0;
  for await (const event of logUpTo(store, await store.head())) {
    progress.at('events read', (read += 1));
    if (event.id === id) found.push(event.position);
  }
  return found;
}

function chosen(positions: readonly Position[], id: string, wanted: string | undefined): Position {
  const [first, ...others] = positions;
  if (first === undefined) {
    throw new Failure('EVENT_UNKNOWN', EXIT.refused, {
      happened: `no event of the record has the id ${id.slice(0, 64)}`,
      safe: 'nothing was changed',
      next: [
        "copy the id from the receipt or the agency's desk, whole and unchanged; upper and lower case count",
      ],
    });
  }
  if (wanted !== undefined && positions.includes(Number(wanted))) return Number(wanted);
  if (others.length === 0 && wanted === undefined) return first;
  throw refused(
    'EVENT_AMBIGUOUS',
    {
      happened: `events of this id stand at the positions ${positions.join(', ')}`,
      safe: 'nothing was changed',
      next: positions.map((position) => `npx wegmarke audit prove ${id} --position ${position}`),
    },
    { positions },
  );
}

async function proven(bundle: Promise<ProofBundle>, position: Position): Promise<ProofBundle> {
  try {
    return await bundle;
  } catch (error) {
    if (!(error instanceof NotProvable)) throw error;
    throw refused(
      'EVENT_NOT_IN_HEAD',
      {
        happened: `the event at position ${position} is recorded, but no signed head of the ledger covers it yet`,
        safe: 'nothing was changed; the event is in the record',
        next: ['let the hub run: it signs a head within a second. Then type the same command again'],
      },
      { position },
    );
  }
}
