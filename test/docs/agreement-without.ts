import { parse, stringify } from 'yaml';

type Node = Readonly<Record<string, unknown>>;

/** The text of the next version of an agreement, in which one party takes no part any more: what its parties would write. */
export function agreementWithout(text: string, agency: string): string {
  const document = parse(text, { merge: true }) as Node;
  const head = { ...(document['agreement'] as Node), version: 2, validFrom: '2040-01-01' };
  const controller = controllerOf(document, agency);
  // Its offers stand in the competence table too, which is left out with it.
  const next = { ...document, agreement: head, competence: [] };
  const left = without(next, (value) => names(value, agency, controller));
  return stringify(left, { aliasDuplicateObjects: false });
}

/** Its own, where no other party has the same. */
function controllerOf(document: Node, agency: string): string | undefined {
  const parties = document['parties'] as readonly Node[];
  const id = (one: Node | undefined) =>
    (one?.['controller'] as Node | undefined)?.['id'] as string | undefined;
  const own = id(parties.find((one) => one['agency'] === agency));
  return parties.filter((one) => id(one) === own).length === 1 ? own : undefined;
}

/** Whether an element of a list is the party, or about nobody but it. */
function names(value: unknown, agency: string, controller: string | undefined): boolean {
  if (typeof value !== 'object' || value === null) return value === agency;
  const { agency: party, recorder, controller: rule, senders, recipients } = value as Node;
  const isEmpty = [senders, recipients].some((list) => Array.isArray(list) && list.length === 0);
  return (
    party === agency || recorder === agency || (controller !== undefined && rule === controller) || isEmpty
  );
}

function without(value: unknown, isGone: (value: unknown) => boolean): unknown {
  if (Array.isArray(value))
    return value.map((one: unknown) => without(one, isGone)).filter((one) => !isGone(one));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, without(one, isGone)]));
}
