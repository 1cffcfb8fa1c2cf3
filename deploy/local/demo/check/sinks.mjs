/**
 * One line of an agency's sink, as the adapter wrote it.
 * @typedef {{ id: string, type: string, reference: string | null, agency: string, happenedAt?: string, corrects?: string, fields: Record<string, unknown> }} SinkLine
 */

/**
 * What a sink must hold.
 * @typedef {object} Wanted
 * @property {Record<string, readonly string[]>} byDay keys by the day on which they happened, `-` where the day is not shown
 * @property {Record<string, readonly string[]>} withheld fields that the event has and the sink must not have, by key
 * @property {readonly string[]} never fields that this sink must never have
 */

const berlin = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', dateStyle: 'short' });

/** A key without its day. @param {string} key */
const dayless = (key) => key.replace(/\/\d{4}-\d\d-\d\d(?=\+|$)/, '/-');

/**
 * Every expected key once, nothing else, and no field too many.
 * @param {string} agency @param {readonly SinkLine[]} lines @param {Wanted} wanted
 * @param {(agency: string, reference: string) => string | undefined} caseOf
 * @returns {{ checks: number, problems: string[] }}
 */
export function checkSink(agency, lines, { byDay, withheld, never }, caseOf) {
  const wanted = Object.entries(byDay).flatMap(([day, keys]) =>
    keys.map((key) => ({ shown: day === '-' ? dayless(key) : key, hidden: withheld[key] ?? [] })),
  );
  const found = lines.map((line) => ({ key: keyOf(agency, line, caseOf), fields: Object.keys(line.fields) }));
  const problems = [];
  for (const shown of new Set(wanted.map((one) => one.shown))) {
    const want = wanted.filter((one) => one.shown === shown);
    const got = found.filter(({ key }) => key === shown);
    if (got.length !== want.length)
      problems.push(`${agency}: ${shown} is there ${got.length} times instead of ${want.length}`);
    const hidden = want.flatMap((one) => one.hidden);
    for (const name of got.flatMap(({ fields }) => fields).filter((one) => hidden.includes(one)))
      problems.push(`${agency}: ${shown} shows the field ${name}`);
  }
  const known = new Set(wanted.map((one) => one.shown));
  for (const { key, fields } of found) {
    if (!known.has(key)) problems.push(`${agency}: ${key} must not be there`);
    for (const name of fields.filter((one) => never.includes(one)))
      problems.push(`${agency}: ${key} shows the field ${name}, which this agency must never get`);
  }
  return { checks: known.size + 2 * found.length, problems };
}

/**
 * @param {string} recipient @param {SinkLine} line
 * @param {(agency: string, reference: string) => string | undefined} caseOf
 */
function keyOf(recipient, { type, reference, agency, happenedAt, corrects }, caseOf) {
  const owner = caseOf(recipient, reference ?? '') ?? '?';
  const short = type.replace(/^de\.wegmarke\./, '').replace(/\.v\d+$/, '');
  const day = happenedAt === undefined ? '-' : berlin.format(new Date(happenedAt));
  return `${owner}/${agency}/${short}/${day}${corrects === undefined ? '' : '+1'}`;
}
