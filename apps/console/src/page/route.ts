/** Where in a page one is: the part of the address behind `#`, so that every view has an address of its own. */
export interface Place {
  readonly path: string;
  readonly query: URLSearchParams;
}

/** The place that the address names, `/` when none. */
export function placeNow(): Place {
  const [path = '', query = ''] = location.hash.replace(/^#/, '').split('?');
  return { path: path === '' ? '/' : path, query: new URLSearchParams(query) };
}

/** Goes somewhere else in the page; the way back is kept. */
export function goTo(path: string): void {
  location.hash = path;
}

/** Writes what is chosen in a view (filters, search) into its address without a step in the history. */
export function keepInAddress(query: Readonly<Record<string, string | undefined>>): void {
  const { path, query: now } = placeNow();
  for (const [name, value] of Object.entries(query))
    if (value === undefined || value === '') now.delete(name);
    else now.set(name, value);
  history.replaceState(null, '', `#${path}${now.size === 0 ? '' : `?${now}`}`);
}

/** The parts of a path that a pattern such as `/case/:reference` names; undefined when it does not fit. */
export function partsOf(pattern: string, path: string): Readonly<Record<string, string>> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const parts: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const text = decoded(given[at] ?? '');
    if (part.startsWith(':')) {
      if (text === undefined || text === '') return undefined;
      parts[part.slice(1)] = text;
    } else if (part !== given[at]) return undefined;
  }
  return parts;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
