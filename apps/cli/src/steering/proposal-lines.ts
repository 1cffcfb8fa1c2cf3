import { germanDayOf } from '#agreement';
import type { ProposalShown } from '#steering';

type Language = 'de' | 'en';

/** Who holds no keys decides outside the record. */
const DECIDED = 'decided by all parties with keys';
const IN_DOUBT = '(does not count: its key was compromised; what the agency signs anew counts)';

/** A proposal as people read it on a terminal: from the finding to what came of it. */
export function proposalLines(one: ProposalShown, language: Language): readonly string[] {
  const { proposal, state, by, at, finding, nextHash, changes, whatIf, decisions, awaited, units } = one;
  const { asked, onPaper, adopted, withdrawnAt, doubts, effect } = one;
  return [
    `${proposal}: ${state === 'decided' ? DECIDED : state}`,
    `  ${germanDayOf(at)} proposed by ${by}, agreement ${nextHash}`,
    `  finding (${finding.table}): ${finding.sentence[language]}`,
    ...comparedLines(one),
    ...changes.map((change) => `  change: ${change.section}, ${named(change, language)} ${change.kind}`),
    ...whatIf.map(
      (what) => `  what if: ${what.table} answers ${what.casesChanged} of ${what.cases} cases otherwise`,
    ),
    ...(asked.length > 0 ? [`  asked: ${asked.join(', ')}`] : []),
    ...(onPaper.length > 0 ? [`  cannot sign: ${onPaper.join(', ')} (decides on paper)`] : []),
    ...decisions.map((said) => `  ${germanDayOf(said.at)} ${said.agency}: ${voted(said)}`),
    ...(awaited.length > 0 ? [`  awaited: ${awaited.join(', ')}`] : []),
    ...(withdrawnAt === undefined ? [] : [`  ${germanDayOf(withdrawnAt)} taken back`]),
    ...doubts.map((said) => `  ${germanDayOf(said.at)} ${said.agency}: ${said.act} ${IN_DOUBT}`),
    ...(adopted ? [`  ${germanDayOf(adopted.at)} adopted, begins ${germanDayOf(adopted.from)}`] : []),
    ...units.map(({ agency, unit, on }) => `  ${on} in force at ${agency}, ${unit}`),
    ...(effect ? [`  came of it (${effect.closing}): ${effect.sentence[language]}`] : []),
  ];
}

/** From which version the changes are told, and what the proposal would take back as it does not know it. */
function comparedLines({ comparedWith, overtakenBy }: ProposalShown): readonly string[] {
  return [
    ...(comparedWith
      ? [`  compared with version ${comparedWith.version}, in force from ${germanDayOf(comparedWith.from)}`]
      : []),
    ...(overtakenBy
      ? [
          `  mind: version ${overtakenBy.version} was adopted last, in force from ${germanDayOf(overtakenBy.from)}; this proposal was not compared with it, and would take back what it changed and is not listed here`,
        ]
      : []),
  ];
}

function named({ name, titles }: ProposalShown['changes'][number], language: Language): string {
  return titles === undefined ? name : `${titles[language]} (${name})`;
}

function voted({ decision, reason, counts, inDoubt }: ProposalShown['decisions'][number]): string {
  const not = inDoubt ? ` ${IN_DOUBT}` : ' (changed later)';
  return `${decision}${counts ? '' : not} – ${reason.replaceAll('\n', ' ')}`;
}
