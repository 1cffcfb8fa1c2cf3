/** The code list that the mapping below names. */
export const LIST = 'Schlüssel;Wert\nALLG;general\n';

const EVERY_STEP = [
  'trim',
  'upper',
  'lower',
  { stripPrefix: 'VHS-', otherwise: 'keep' },
  { padStart: 6, with: '0' },
  { split: '/', part: 2 },
  { replace: 'inline', otherwise: 'report' },
  { replace: { A: 'B' } },
];

const rule = {
  when: [
    { column: 'Vorgang', convert: EVERY_STEP, equals: 'B' },
    { column: 'Vorgang', in: ['B', 'C'] },
    { column: 'Vorgang', filled: true },
    { column: 'Rest', empty: true },
  ],
  event: 'de.wegmarke.language.course-started.v1',
  happened: { column: 'Datum', convert: ['trim'], format: ['DD.MM.YYYY', 'YYYY-MM-DDTHH:mm:ss[.SSS]Z'] },
  keys: ['Lfd', { column: 'Lfd', convert: ['trim'] }, { constant: 'first' }],
  fields: {
    courseKind: { column: 'Art', convert: ['upper'], codes: 'fromFile' },
    courseCode: { column: 'Kurs', convert: 'upper', optional: false, absent: [] },
    timeModel: { constant: 'part-time' },
    plannedEnd: { column: 'Bis', convert: [], date: 'DD.MM.YYYY', optional: true, absent: ['offen'] },
  },
};

const attendance = {
  event: 'de.wegmarke.language.irregular-attendance.v1',
  happened: { column: 'Datum', format: 'DD.MM.YYYY' },
  keys: ['Lfd'],
  fields: {
    courseCode: { column: 'Kurs' },
    missedLessons: {
      column: 'Std',
      convert: [],
      optional: false,
      absent: [],
      number: 'whole',
      mark: 'point',
    },
  },
};

const plan = {
  event: 'de.wegmarke.casework.plan-agreed.v1',
  happened: { column: 'Datum', format: 'DD.MM.YYYY' },
  keys: ['Lfd'],
  fields: {
    plan: { constant: 'cooperation-plan' },
    goals: {
      column: 'Ziele',
      convert: [],
      codes: { S: 'language' },
      separator: ',',
      optional: false,
      absent: [],
    },
  },
};

const columns = { Akte: '/akte' };

/** A mapping in which every key stands that a mapping can have. */
export const EVERYTHING = {
  codeLists: {
    inline: { codes: { A: 'B', '01': 'C' } },
    fromFile: { file: 'kinds.csv', code: 'Schlüssel', value: 'Wert', delimiter: ';' },
  },
  files: [
    {
      glob: '*.csv',
      delimiter: ';',
      select: [{ column: 'Haus', equals: 'VHS' }],
      reference: { column: 'Akte', convert: EVERY_STEP },
      sharedNumbers: [{ kind: 'azr', column: 'AZR', convert: ['trim'] }],
      rules: [rule, attendance, plan],
      otherwise: 'ignore',
      endsWithLineBreak: false,
      withdrawn: 'report',
    },
    {
      glob: '*.txt',
      format: { kind: 'csv', delimiter: '|', encoding: 'windows-1252', header: ['Akte', 'Datum'] },
      reference: 'Akte',
    },
    {
      glob: '*.xml',
      format: {
        kind: 'xml',
        namespaces: { k: 'urn:kurse' },
        record: '/k:export/k:fall',
        columns: { Akte: '@nr', Name: 'k:name' },
      },
      reference: 'Akte',
    },
    { glob: '*.jsonl', format: { kind: 'json-lines', columns }, reference: 'Akte' },
    { glob: '*.xes', format: { kind: 'xes' }, reference: 'trace:concept:name' },
  ],
};
