/** What an officer's form asks for; each narrows the search. */
export interface Filters {
  readonly agency?: string | undefined;
  readonly actor?: string | undefined;
  readonly door?: string | undefined;
  readonly decision?: string | undefined;
  readonly purpose?: string | undefined;
  readonly type?: string | undefined;
  readonly basis?: string | undefined;
  readonly consent?: string | undefined;
  readonly case?: string | undefined;
  /** First and last day, both included. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** Terms that the form has no field for. */
  readonly rest?: string | undefined;
}

const NAMED = ['agency', 'actor', 'door', 'decision', 'purpose', 'type', 'basis', 'consent', 'case'] as const;
const DAY_MS = 86_400_000;
const TERM = /(\S+?):("[^"]*"|\S*)|\S+/g;

/** The search as text, as the hub reads it: `agency:vhs decision:deny created:>=2026-01-01`. */
export function searchText(filters: Filters): string {
  const named = NAMED.flatMap((name) => {
    const value = filters[name]?.trim() ?? '';
    return value === '' ? [] : [`${name}:${/\s/.test(value) ? `"${value}"` : value}`];
  });
  const { from = '', until = '', rest = '' } = filters;
  return [
    ...named,
    ...(from === '' ? [] : [`created:>=${from}`]),
    ...(until === '' ? [] : [`created:<${dayAfter(until)}`]),
    ...(rest.trim() === '' ? [] : [rest.trim()]),
  ].join(' ');
}

/** What of a search's text the form has fields for; the rest stays as it is. */
export function filtersIn(text: string): Filters {
  const found: Record<string, string> = {};
  const rest: string[] = [];
  for (const [term, name = '', value = ''] of text.matchAll(TERM)) {
    const bare = value.replaceAll('"', '');
    const field = fieldOf(name, bare);
    if (field === undefined || field.name in found) rest.push(term);
    else found[field.name] = field.value;
  }
  return { ...found, ...(rest.length > 0 && { rest: rest.join(' ') }) };
}

function fieldOf(name: string, value: string): { readonly name: string; readonly value: string } | undefined {
  if (value === '') return undefined;
  if ((NAMED as readonly string[]).includes(name)) return { name, value };
  if (name !== 'created') return undefined;
  const [, side, day = ''] = /^(>=|<)(\d{4}-\d\d-\d\d)$/.exec(value) ?? [];
  if (side === undefined || Number.isNaN(Date.parse(day))) return undefined;
  return side === '<' ? { name: 'until', value: dayBefore(day) } : { name: 'from', value: day };
}

function dayAfter(day: string): string {
  return shifted(day, 1);
}

function dayBefore(day: string): string {
  return shifted(day, -1);
}

function shifted(day: string, by: number): string {
  return new Date(Date.parse(day) + by * DAY_MS).toISOString().slice(0, 10);
}
