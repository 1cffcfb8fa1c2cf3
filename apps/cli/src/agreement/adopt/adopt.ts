import { adoptionStatement } from '#agreement';
import { adopt, registryCodes } from '#registry';
import type { Bench, Report } from '../../command.ts';
import { refused } from '../../failure.ts';
import { readSignedTables } from '../../competence/table-file.ts';
import { readAgreement } from '../agreement-file.ts';
import { readSignature } from './signature-file.ts';

/** Adopts a version of an agreement that its parties signed. */
export async function adoptAgreement({ line, hub }: Bench): Promise<Report> {
  const file = line.operand('file');
  const { agreement, text } = await readAgreement(file);
  const tables = await readSignedTables(file, agreement);
  const statement = adoptionStatement(agreement);
  const signatures = await Promise.all(
    line.values('signature').map((path) => readSignature(path, statement)),
  );
  const [registry, sealer] = [await hub.registry(), await hub.sealer()];
  const { network, hash, effectiveFrom } = statement;
  const answer = await adopt(registry, sealer, { network, document: text, signatures, tables });
  if (answer !== undefined) {
    if (!('code' in answer)) throw new Error('the text was read and is read otherwise now');
    throw refused(
      'AGREEMENT_REFUSED',
      {
        happened: `${answer.code}: ${answer.reason}`,
        safe: 'nothing was adopted; the version in force stays in force',
        next: [registryCodes[answer.code].fix],
      },
      { reason: answer.code },
    );
  }
  const { onPaper = [] } =
    (await registry.adoptions(network)).find((one) => one.adopted.hash === hash)?.adopted ?? {};
  return {
    facts: {
      network,
      hash,
      effectiveFrom,
      version: agreement.version,
      signedBy: signatures.map(({ agency }) => agency),
      onPaper,
    },
    lines: [
      `adopted: ${agreement.id} version ${agreement.version} for ${network}, in force from ${effectiveFrom}`,
      `hash ${hash}`,
      ...(onPaper.length > 0 ? [`cannot sign, decides on paper: ${onPaper.join(', ')}`] : []),
    ],
  };
}
