/**
 * One line of an agency's sink, as the adapter wrote it.
 * @typedef {{ id: string, type: string, reference: string | null, agency: string, happenedAt?: string, corrects?: string, fields: Record<string, unknown> }} SinkLine
 */

/**
 * What a sink must hold.
 * @typedef {object} Wanted
 * @property {Record<string, readonly string[]>} byDay keys by the day on which they happened, `-` where the day is not shown
 * @property {(key: string) => Record<string, unknown>} fieldsOf what the event says
 * @property {Record<string, readonly string[]>} withheld fields that the event has and the sink must not have, by key
 * @property {readonly string[]} never fields that this sink must never have
 */

const berlin = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', dateStyle: 'short' });

/** A key without its day. @param {string} key */
const dayless = (key) => key.replace(/\/\d{4}-\d\d-\d\d(?=\+|$)/, '/-');

/**
 * Every expected key once, nothing else, and each with just the fields that it may show.
 * @param {string} agency @param {readonly SinkLine[]} lines @param {Wanted} wanted
 * @param {(agency: string, reference: string) => string | undefined} caseOf
 * @returns {{ checks: number, problems: string[] }}
 */
export function checkSink(agency, lines, wanted, caseOf) {
  const expected = expectedLines(wanted);
  const found = lines.map((line) => ({ key: keyOf(agency, line, caseOf), fields: line.fields }));
  const problems = [...expected].flatMap(([key, fields]) => {
    const got = found.filter((one) => one.key === key);
    if (got.length !== 1) return [`${key} is there ${got.length} times instead of 1`];
    return fieldProblems(got[0]?.fields ?? {}, fields).map((problem) => `${key} ${problem}`);
  });
  for (const { key, fields } of found) {
    if (!expected.has(key)) problems.push(`${key} must not be there`);
    const never = Object.keys(fields).filter((name) => wanted.never.includes(name));
    problems.push(...never.map((name) => `${key} shows the field ${name}, which this agency must never get`));
  }
  const checks = 2 * expected.size + 2 * found.length;
  return { checks, problems: problems.map((problem) => `${agency}: ${problem}`) };
}

/** @param {Wanted} wanted @returns {Map<string, Record<string, unknown>>} the fields by the key that the sink can show */
function expectedLines({ byDay, fieldsOf, withheld }) {
  const lines = Object.entries(byDay).flatMap(([day, keys]) =>
    keys.map((key) => {
      const shown = Object.entries(fieldsOf(key)).filter(([name]) => withheld[key]?.includes(name) !== true);
      return /** @type {const} */ ([day === '-' ? dayless(key) : key, Object.fromEntries(shown)]);
    }),
  );
  return new Map(lines);
}

/** @param {Record<string, unknown>} got @param {Record<string, unknown>} wanted @returns {string[]} */
function fieldProblems(got, wanted) {
  const names = [...new Set([...Object.keys(got), ...Object.keys(wanted)])];
  return names.flatMap((name) => {
    if (!(name in wanted)) return [`shows the field ${name}`];
    if (!(name in got)) return [`lacks the field ${name}`];
    const same = JSON.stringify(got[name]) === JSON.stringify(wanted[name]);
    return same ? [] : [`says something else in the field ${name}`];
  });
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
