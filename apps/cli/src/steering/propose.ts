import type { Agreement } from '#agreement';
import { agreementHash, germanDayOf } from '#agreement';
import type { AgreementChange } from '#steering';
import { readAgreement } from '../agreement/agreement-file.ts';
import { changedSections } from '../agreement/diff/sections.ts';
import type { Bench, Report } from '../command.ts';
import { wrongUsage } from '../failure.ts';
import { HubDesk } from './hub-desk.ts';
import { itemTitles } from './item-titles.ts';
import { proposalLines } from './proposal-lines.ts';
import type { WithTables } from './what-if.ts';
import { tablesWhatIf } from './what-if.ts';

/** Proposes the agreement in the file, with what would change from the version adopted last, which it would take the place of. */
export async function proposeChange(bench: Bench): Promise<Report> {
  const { line } = bench;
  const file = line.operand('agreement');
  const { agreement: next } = await readAgreement(file);
  const casesFile = line.value('cases');
  const day = germanDayOf(bench.hub.clock.now());
  const [step, quarter] = [line.value('step') ?? '', line.value('quarter') ?? ''];
  const sentence = { de: line.value('finding-de') ?? '', en: line.value('finding-en') ?? '' };
  const proposal = await HubDesk.with(bench, async (desk) => {
    const now = (await desk.newest()) as WithTables;
    return desk.say({
      act: 'propose',
      proposal: line.operand('proposal'),
      finding: { table: `${step} ${quarter}`, step, quarter, sentence },
      nextHash: agreementHash(next),
      comparedWith: agreementHash(now.agreement),
      changes: changesIn(now.agreement, next),
      whatIf:
        casesFile === undefined ? [] : await tablesWhatIf(now, { agreement: next, file, casesFile, day }),
    });
  });
  return { facts: { proposal }, lines: proposalLines(proposal, 'en') };
}

function changesIn(now: Agreement, next: Agreement): readonly AgreementChange[] {
  if (agreementHash(now) === agreementHash(next))
    throw wrongUsage('USAGE_WRONG', 'the file states the version that was adopted last', [
      'propose another version of it',
    ]);
  return changedSections(now, next).flatMap(({ section, changes }) =>
    changes.map(({ kind, name }) => {
      const titles = itemTitles(kind === 'removed' ? now : next, section, name);
      return { section, kind, name: name.slice(0, 200), ...(titles && { titles }) };
    }),
  );
}
