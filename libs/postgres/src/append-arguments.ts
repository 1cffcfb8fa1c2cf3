import type { Append, Expected, NewEvent } from '#ports';

/** The columns of an event in the order in which `record.append` takes them, after its append and its place. */
const COLUMNS: readonly ((event: NewEvent) => string | number)[] = [
  ({ id }) => id,
  ({ type }) => type,
  ({ version }) => version,
  ({ network }) => network,
  ({ agency }) => agency,
  ({ theme }) => theme,
  ({ category }) => category,
  ({ happenedAt }) => happenedAt,
  ({ recordedAt }) => recordedAt,
  ({ commitment }) => commitment,
  ({ signature }) => signature,
  ({ sealed }) => sealed.kid,
  ({ sealed }) => sealed.iv,
  ({ sealed }) => sealed.ct,
  ({ sealed }) => sealed.tag,
];

const ARGUMENTS = COLUMNS.length + 5;

/** The statement that calls `record.append` with {@link appendArguments}. */
export const APPEND = `SELECT * FROM record.append(${Array.from({ length: ARGUMENTS }, (_, index) => `$${index + 1}`).join(', ')})`;

/** The arguments of `record.append` for a group: one array for each column. */
export function appendArguments(group: readonly Append[]): readonly string[] {
  const events = group.flatMap((append) => append.events);
  return [
    arrayOf(group.map(({ stream }) => stream)),
    arrayOf(group.map(({ expected }) => codeOf(expected))),
    arrayOf(group.map((append) => append.events.length)),
    arrayOf(group.flatMap((append, ordinal) => append.events.map(() => ordinal))),
    arrayOf(group.flatMap((append) => append.events.map((_, index) => index + 1))),
    ...COLUMNS.map((column) => arrayOf(events.map(column))),
  ];
}

/** An array as PostgreSQL reads it, numbers in quotes too; the client library's own way takes several times as long. */
function arrayOf(values: readonly (string | number)[]): string {
  const together = values.join('\n');
  const plain = !together.includes('"') && !together.includes('\\');
  return `{"${(plain ? values : values.map(escaped)).join('","')}"}`;
}

function escaped(value: string | number): string {
  return String(value).replaceAll(/["\\]/g, String.raw`\$&`);
}

function codeOf(expected: Expected): number {
  if (expected === 'none') return -1;
  if (expected === 'any') return -2;
  if (expected === 'exists') return -3;
  return expected.exact;
}
