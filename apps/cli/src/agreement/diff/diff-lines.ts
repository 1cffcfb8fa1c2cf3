import type { Agreement } from '#agreement';
import { catalogueEntry } from '#catalogue';
import type { MatrixCell } from '#gate';
import { needsInWords } from '../supposed/need.ts';
import type { AccessChange } from './access-changes.ts';
import type { CellChanges } from './cells.ts';
import type { ItemChange, MemberChange, SectionName } from './sections.ts';

/** All that two versions differ in. */
export interface AgreementDiff {
  readonly sections: readonly { readonly section: SectionName; readonly changes: readonly ItemChange[] }[];
  readonly cells: CellChanges;
  readonly access: readonly AccessChange[];
}

const SIGNS = { added: '+', removed: '-', changed: '~' } as const;

/** Long values are cut: the two files lie beside each other anyway. */
const LONGEST = 120;

/** The differences as people read them. */
export function diffLines(was: Agreement, is: Agreement, diff: AgreementDiff): readonly string[] {
  const { sections, cells, access } = diff;
  const heads = [
    `${was.id} version ${was.version} (from ${was.from})`,
    `-> ${is.id} version ${is.version} (from ${is.from})`,
  ];
  const { added, removed, changed } = cells;
  const moved = added.length + removed.length + changed.length;
  if (sections.length + access.length + moved === 0) return [...heads, 'no difference but these'];
  return [
    ...heads,
    ...sections.flatMap(({ section, changes }) => ['', `${section}:`, ...changes.flatMap(itemLines)]),
    ...cellLines(cells),
    ...accessLines('may learn more', access, ({ gained }) => gained),
    ...accessLines('may learn less', access, ({ lost }) => lost),
    ...(access.length === 0 ? ['', 'nobody may learn more or less than before'] : []),
  ];
}

function itemLines({ kind, name, members }: ItemChange): readonly string[] {
  return [`  ${SIGNS[kind]} ${name}`, ...members.map((member) => `      ${memberLine(member)}`)];
}

function memberLine({ member, added, removed, was, is }: MemberChange): string {
  if (added === undefined || removed === undefined) return `${member}: ${cut(was)} -> ${cut(is)}`;
  const parts = [...added.map((one) => `+${cut(one)}`), ...removed.map((one) => `-${cut(one)}`)];
  return `${member}: ${parts.join(' ')}`;
}

function cellLines({ added, removed, changed }: CellChanges): readonly string[] {
  return [
    '',
    `cells: ${added.length} added, ${removed.length} removed, ${changed.length} changed`,
    ...added.map((cell) => `  + ${cellLine(cell)}`),
    ...removed.map((cell) => `  - ${cellLine(cell)}`),
    ...changed.map(({ is }) => `  ~ ${cellLine(is)}`),
  ];
}

function cellLine(cell: MatrixCell): string {
  const { sender, recipient, eventType, purpose, basis, id } = cell;
  const ground = [basis.kind, 'paragraph' in basis ? basis.paragraph : undefined].filter(Boolean).join(' ');
  return `${sender} -> ${recipient}: ${titleOf(eventType)}, ${purpose === '*' ? 'any purpose' : purpose}, ${ground} [${id}]`;
}

function accessLines(
  title: string,
  access: readonly AccessChange[],
  what: (change: AccessChange) => readonly string[],
): readonly string[] {
  const changes = access.filter((change) => what(change).length > 0);
  if (changes.length === 0) return [];
  return [
    '',
    `${title}:`,
    ...changes.flatMap((change) => [
      `  ${change.recipient} from ${change.sender}: ${titleOf(change.eventType)}, for ${change.purpose}`,
      `      ${needsInWords(change.needs, 'en')}: ${what(change).join(', ')}`,
    ]),
  ];
}

function titleOf(eventType: string): string {
  return catalogueEntry(eventType)?.titles.en ?? eventType;
}

function cut(text = '(none)'): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}
