import type { Agreement } from '../agreement.ts';
import { agreementHash } from '../hash.ts';
import { dayBegunAt } from './german-law.ts';

/** One paper of the pack: a file name and its text in Markdown. */
export interface Paper {
  readonly file: string;
  readonly text: string;
}

/** The words that every paper bears until somebody responsible has read it. */
export const DRAFT = 'Entwurf, nicht geprüft';

/** A paper with its title, the version of the agreement from which it was made, and the warning that it is a draft. */
export function paper(agreement: Agreement, file: string, title: string, lines: readonly string[]): Paper {
  const { id, version, from, titles, parties } = agreement;
  const head = [
    `# ${title}`,
    '',
    `**${DRAFT}.** Aus der Vereinbarung „${titles.de}“ (${id}, Version ${version}, gültig ab ${dayBegunAt(from)},`,
    `Hash \`${agreementHash(agreement)}\`) erzeugt. Jede verantwortliche Stelle prüft, ergänzt und verantwortet ihren Teil;`,
    'was mit _[zu ergänzen]_ bezeichnet ist, kann die Vereinbarung nicht wissen. (Draft, not reviewed: made from the agreement.)',
    '',
    ...(parties.some(({ regime }) => regime === 'KDG') ? [CHURCH, ''] : []),
  ];
  return { file, text: [...head, ...lines, ''].join('\n') };
}

const CHURCH =
  'Für kirchliche Stellen gelten die entsprechenden Vorschriften des KDG (§§ 28, 29, 31, 35) an Stelle der genannten der DSGVO.';

/** A Markdown table; bars in cells are escaped. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''];
}

/** A Markdown list. */
export function list(items: readonly string[]): readonly string[] {
  return [...items.map((item) => `- ${item}`), ''];
}

/** What only the responsible body knows. */
export const TO_FILL_IN = '_[zu ergänzen]_';
