import { adoptionStatement } from '#agreement';
import { adopt, registryCodes } from '#registry';
import type { Command, Report } from '../../command.ts';
import { refused } from '../../failure.ts';
import { readAgreement } from '../agreement-file.ts';
import { recordSettings } from '../in-force.ts';
import { readSignature } from './signature-file.ts';

/** Adopts a version of an agreement that its parties signed. */
export const agreementAdopt: Command = {
  name: 'agreement adopt',
  summary:
    'put a version of the agreement, signed by every party, into the record; it is in force from its first day',
  about: [
    'Every party of the version in force and of the new one signs it at its own adapter (node dist/apps/adapter/src/main.js sign-agreement <config.yaml> <agreement.yaml>) and hands over what that prints. A party without registered keys runs no adapter and signs on paper. The signatures are checked against the registered keys. The version must begin after the delay that the one in force sets, so that everybody can look at what changes: agreement diff and agreement replay.',
    'The hub need not be stopped; it reads the version in force with every decision. The first agreement of a network comes with its configuration.',
  ],
  operands: [{ name: 'file', words: 'the agreement, the very text that the parties signed' }],
  options: {
    signature: { value: 'file', many: true, required: true, words: "a party's signature; one file for each" },
  },
  settings: recordSettings,
  example: 'npx wegmarke agreement adopt agreement-2.yaml --signature abh.json --signature vhs.json',
  async run({ line, hub }): Promise<Report> {
    const { agreement, text } = await readAgreement(line.operand('file'));
    const statement = adoptionStatement(agreement);
    const signatures = await Promise.all(
      line.values('signature').map((path) => readSignature(path, statement)),
    );
    const [registry, sealer] = [await hub.registry(), await hub.sealer()];
    const { network, hash, effectiveFrom } = statement;
    const answer = await adopt(registry, sealer, { network, document: text, signatures });
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
    return {
      facts: {
        network,
        hash,
        effectiveFrom,
        version: agreement.version,
        signedBy: signatures.map(({ agency }) => agency),
      },
      lines: [
        `adopted: ${agreement.id} version ${agreement.version} for ${network}, in force from ${effectiveFrom}`,
        `hash ${hash}`,
      ],
    };
  },
};
