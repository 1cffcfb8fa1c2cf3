/**
 * One line of an agency's sink, as the adapter wrote it.
 * @typedef {{ id: string, type: string, reference: string | null, agency: string, happenedAt?: string, corrects?: string, fields: Record<string, unknown>, delivery?: number }} SinkLine
 */

/**
 * The line by which events are called back.
 * @typedef {{ kind: 'recall', notice: string, ids: readonly string[] }} RecallLine
 */

/**
 * What a sink must hold.
 * @typedef {object} Wanted
 * @property {Record<string, readonly string[]>} byDay keys by the day on which they happened, `-` where the day is not shown
 * @property {(key: string) => Record<string, unknown>} fieldsOf what the event says
 * @property {Record<string, readonly string[]>} withheld fields that the event has and the sink must not have, by key
 * @property {Record<string, readonly string[]>} withheldAgain the same of a delivery after a recall, which rests on another permission
 * @property {readonly string[]} never fields that this sink must never have
 */

const berlin = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', dateStyle: 'short' });

/** A key without its day. @param {string} key */
const dayless = (key) => key.replace(/\/\d{4}-\d\d-\d\d(?=\+|$)/, '/-');

/**
 * Every expected key once, nothing else, and each with just the fields that it may show; once more only after it was called
 * back, as a delivery of its own.
 * @param {string} agency @param {readonly (SinkLine | RecallLine)[]} lines in the order of the file @param {Wanted} wanted
 * @param {(agency: string, reference: string) => string | undefined} caseOf
 * @returns {{ checks: number, problems: string[] }}
 */
export function checkSink(agency, lines, wanted, caseOf) {
  const expected = expectedLines(wanted, wanted.withheld);
  const expectedAgain = expectedLines(wanted, { ...wanted.withheld, ...wanted.withheldAgain });
  const events = lines.filter((line) => 'id' in line);
  const found = events.map((line) => ({ key: keyOf(agency, line, caseOf), line }));
  const again = deliveredAgain(lines);
  const problems = [...expected].flatMap(([key, fields]) => {
    const got = found.filter((one) => one.key === key);
    const first = got.filter(({ line }) => !again.has(line));
    if (first.length !== 1) return [`${key} is there ${first.length} times instead of 1`];
    const fieldsAt = (/** @type {SinkLine} */ line) =>
      again.has(line) ? (expectedAgain.get(key) ?? {}) : fields;
    return got.flatMap(({ line }) =>
      fieldProblems(line.fields, fieldsAt(line)).map((problem) => `${key} ${problem}`),
    );
  });
  for (const { key, line } of found) {
    if (!expected.has(key)) problems.push(`${key} must not be there`);
    const never = Object.keys(line.fields).filter((name) => wanted.never.includes(name));
    problems.push(...never.map((name) => `${key} shows the field ${name}, which this agency must never get`));
  }
  const checks = 2 * expected.size + 2 * found.length;
  return { checks, problems: problems.map((problem) => `${agency}: ${problem}`) };
}

/**
 * The further lines of an event that are right: it was called back since its last one, and its number is one higher.
 * @param {readonly (SinkLine | RecallLine)[]} lines @returns {Set<SinkLine>}
 */
function deliveredAgain(lines) {
  const again = new Set();
  /** @type {Map<string, { delivery: number, isEnded: boolean }>} */
  const last = new Map();
  for (const line of lines) {
    if (!('id' in line)) {
      const isEnd = ['stop-using', 'erase'].includes(line.notice);
      for (const one of isEnd ? line.ids.map((id) => last.get(id)) : []) if (one) one.isEnded = true;
      continue;
    }
    const { id, delivery = 1 } = line;
    const before = last.get(id);
    if (before?.isEnded === true && delivery === before.delivery + 1) again.add(line);
    last.set(id, { delivery, isEnded: false });
  }
  return again;
}

/**
 * @param {Pick<Wanted, 'byDay' | 'fieldsOf'>} wanted @param {Record<string, readonly string[]>} withheld
 * @returns {Map<string, Record<string, unknown>>} the fields by the key that the sink can show
 */
function expectedLines({ byDay, fieldsOf }, withheld) {
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
