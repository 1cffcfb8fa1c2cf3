import { isDeepStrictEqual } from 'node:util';
import type { Agreement, Steering } from '#agreement';

/** One item that is in one version only, or in both and not the same. */
export interface ItemChange {
  readonly kind: 'added' | 'removed' | 'changed';
  /** What names the item: an agency, the id of a row, … */
  readonly name: string;
  /** Which of its members changed. */
  readonly members: readonly MemberChange[];
}

/** A member of a changed item: for lists what came and went, else the two values as text. */
export interface MemberChange {
  readonly member: string;
  readonly added?: readonly string[];
  readonly removed?: readonly string[];
  readonly was?: string;
  readonly is?: string;
}

/** The parts of an agreement whose items have names, apart from what follows from others (`cells`). */
const sections = {
  parties: (agreement: Agreement) => named(agreement.parties, ({ agency }) => agency),
  matrix: (agreement: Agreement) => named(agreement.rows, ({ id }) => id),
  recorders: (agreement: Agreement) => named(agreement.recorders, ({ recorder }) => recorder),
  'link codes': (agreement: Agreement) =>
    named(
      Object.entries(agreement.linkCodes).map(([right, agencies]) => ({ right, agencies })),
      ({ right }) => right,
    ),
  'link ways': (agreement: Agreement) => named(agreement.linkWays, ({ id }) => id),
  functions: (agreement: Agreement) => named(agreement.functions, ({ name }) => name),
  notices: (agreement: Agreement) =>
    named(agreement.notices ?? [], ({ id, version, language }) => `${id} ${version} ${language}`),
  retention: (agreement: Agreement) =>
    named(
      agreement.retention ?? [],
      ({ controller, types }) => `${controller ?? 'all'}: ${types.join(', ')}`,
    ),
  chains: (agreement: Agreement) => named(agreement.chains ?? [], ({ id }) => id),
  conflicts: (agreement: Agreement) => named(agreement.conflicts ?? [], ({ id }) => id),
  competence: (agreement: Agreement) => named(agreement.competence ?? [], ({ id }) => id),
  steering: ({ steering }: Agreement) => named(steering ? steeringItems(steering) : [], ({ id }) => id),
  adoption: (agreement: Agreement) =>
    named(agreement.adoption === undefined ? [] : [agreement.adoption], () => 'next version'),
} as const;

/** The name of such a part. */
export type SectionName = keyof typeof sections;

/** What changed in each part between two versions; parts without changes are left out. */
export function changedSections(
  was: Agreement,
  is: Agreement,
): readonly { readonly section: SectionName; readonly changes: readonly ItemChange[] }[] {
  return (Object.keys(sections) as SectionName[])
    .map((section) => ({ section, changes: itemChanges(sections[section](was), sections[section](is)) }))
    .filter(({ changes }) => changes.length > 0);
}

/** Each step, and by what all of them are counted. */
function steeringItems({ steps, ...counting }: Steering): readonly { readonly id: string }[] {
  return [...steps, { id: 'counting', ...counting }];
}

type Items = ReadonlyMap<string, object>;

/** Items by their names; those that share one are told apart by their number. */
function named<T extends object>(items: readonly T[], nameOf: (item: T) => string): Items {
  const found = new Map<string, T>();
  for (const item of items) {
    const name = nameOf(item);
    let number = 1;
    while (found.has(number === 1 ? name : `${name} (${number})`)) number += 1;
    found.set(number === 1 ? name : `${name} (${number})`, item);
  }
  return found;
}

function itemChanges(was: Items, is: Items): readonly ItemChange[] {
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((name): readonly ItemChange[] => {
    const [before, after] = [was.get(name), is.get(name)];
    if (before === undefined) return [{ kind: 'added', name, members: [] }];
    if (after === undefined) return [{ kind: 'removed', name, members: [] }];
    const members = memberChanges(before, after);
    return members.length === 0 ? [] : [{ kind: 'changed', name, members }];
  });
}

function memberChanges(was: object, is: object): readonly MemberChange[] {
  const [before, after] = [new Map(Object.entries(was)), new Map(Object.entries(is))];
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((member) => !isDeepStrictEqual(before.get(member), after.get(member)))
    .map((member) => memberChange(member, before.get(member), after.get(member)));
}

function memberChange(member: string, was: unknown, is: unknown): MemberChange {
  if (Array.isArray(was) && Array.isArray(is)) {
    const [before, after] = [was.map(asText), is.map(asText)];
    const added = after.filter((one) => !before.includes(one));
    const removed = before.filter((one) => !after.includes(one));
    if (added.length + removed.length > 0) return { member, added, removed };
  }
  return { member, was: asText(was), is: asText(is) };
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '(none)');
}
