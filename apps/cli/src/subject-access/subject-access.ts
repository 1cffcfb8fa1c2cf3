import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NotProvable, proveEvent } from '#audit';
import type { ProofBundle } from '#audit';
import { AccessNotReady, SubjectAccess } from '#disclosure';
import type { Dossier } from '#disclosure';
import type { Bench, Report } from '../command.ts';
import type { Failure } from '../failure.ts';
import { refused } from '../failure.ts';
import type { Installation } from '../installation.ts';
import { networkOf } from '../network-of.ts';
import { controllersOf } from '../vault/erasures.ts';
import { newCode } from './one-time-code.ts';
import { packed } from './pack.ts';
import { readablePage } from './readable.ts';
import { sealedPage } from './sealed-page.ts';

const NAME = 'auskunft';

/** Puts together what the controllers released to the person, in one file that only the person's code opens. */
export async function answerSubjectAccess(bench: Bench): Promise<Report> {
  const { line, hub } = bench;
  const out = line.value('out') ?? '';
  if (existsSync(out)) throw folderTaken(out);
  const dossier = await prepared(bench);
  const proofs = await proofsOf(hub, dossier);
  const code = newCode(randomBytes);
  const zip = packed(dossier, proofs);
  const content = { page: readablePage(dossier), zip, fileName: `${NAME}.zip` };
  await mkdir(out, { mode: 0o700 });
  const file = join(out, `${NAME}.html`);
  await writeFile(file, sealedPage(content, code, randomBytes), { flag: 'wx', mode: 0o600, flush: true });
  return {
    facts: { ...summary(dossier), proofs: proofs.length, file, code },
    lines: [
      ...dossier.parts.map(
        ({ titles, decision, told, runOut }) =>
          `${titles.en}: ${decision}; entries told: ${told}${runOut > 0 ? `, no longer kept: ${runOut}` : ''}`,
      ),
      `disclosures with recipients by name: ${dossier.disclosures.length}, consents: ${dossier.consents.length}, proofs: ${proofs.length}`,
      `sealed in ${file}`,
      `the code that opens it, printed this once: ${code}`,
      'next: hand the file to the person, and the code apart from it, in the letter',
    ],
  };
}

async function prepared(bench: Bench): Promise<Dossier> {
  const { line, hub } = bench;
  const network = await networkOf(bench);
  const [store, vault, registry] = await Promise.all([hub.store(), hub.vault(), hub.registry()]);
  const files = await hub.caseFiles(await controllersOf(hub));
  const caseId = await files.caseOf(network, line.operand('agency'), line.operand('handle'));
  if (caseId === undefined) throw unknownCase(network, line.operand('agency'));
  const access = new SubjectAccess({ store, vault, files, registry, clock: hub.clock });
  const order = {
    network,
    caseId,
    request: line.value('request') ?? '',
    actor: line.value('staff') ?? 'operator',
  };
  try {
    return await access.prepare(order);
  } catch (error) {
    throw error instanceof AccessNotReady ? notReady(error) : error;
  }
}

/** An event that no signed head covers yet goes without its proof: the person can ask for it later. */
async function proofsOf(hub: Installation, { positions }: Dossier): Promise<readonly ProofBundle[]> {
  const [store, ledger] = await Promise.all([hub.store(), hub.ledger()]);
  const proofs: ProofBundle[] = [];
  for (const position of positions) {
    try {
      proofs.push(await proveEvent(store, ledger, position));
    } catch (error) {
      if (!(error instanceof NotProvable)) throw error;
    }
  }
  return proofs;
}

function summary({ network, request, kind, asOf, parts, entries, disclosures, consents }: Dossier) {
  return {
    network,
    request,
    kind,
    asOf,
    parts,
    entries: entries.length,
    disclosures: disclosures.length,
    consents: consents.length,
  };
}

function unknownCase(network: string, agency: string): Failure {
  return refused('CASE_UNKNOWN', {
    happened: `the handle leads to no case of ${agency} in ${network}`,
    safe: 'nothing was disclosed',
    next: [
      'copy the handle from the desk of that agency (GET /desk/cases/<reference>/handle), whole and unchanged',
    ],
  });
}

function folderTaken(out: string): Failure {
  return refused('FOLDER_EXISTS', {
    happened: `the folder ${out} exists`,
    safe: 'nothing was disclosed',
    next: ['choose another folder with --out; it is made'],
  });
}

function notReady({ code, message, open }: AccessNotReady): Failure {
  return refused(
    code,
    {
      happened: message,
      safe: 'nothing was disclosed',
      next:
        open.length > 0
          ? open.map(
              ({ controller, dueAt }) =>
                `${controller} has to decide, at the latest on ${dueAt.slice(0, 10)}`,
            )
          : ['look at the requests on the desk of the agency that recorded it (GET /desk/tasks)'],
    },
    { open },
  );
}
