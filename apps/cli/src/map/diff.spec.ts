import { COURSES, MapBench, ROWS } from './spec/run-map.ts';

describe('wegmarke map diff', () => {
  let bench: MapBench;
  let old: string;
  let rows: string;
  beforeEach(() => {
    bench = new MapBench('map diff');
    old = bench.file('old.yaml', COURSES);
    rows = bench.file('kurse-1.csv', ROWS);
  });
  afterEach(() => bench.close());

  const diff = (from: string | RegExp, to: string) =>
    bench.text(old, bench.file('new.yaml', COURSES.replace(from, to)), rows);

  it('finds nothing where only words of the mapping changed', async () => {
    const { exit, text } = await diff('files:', '# Kurse\nfiles:');
    expect(text).toBe(
      '2 events before: 0 added, 0 gone, 0 changed, 0 reported twice; problems 0 before, 0 now\n',
    );
    expect(exit).toBe(0);
  });

  it('lists added events with their rows', async () => {
    const { exit, text } = await diff(/ {4}select.*\n/, '');
    expect(text).toContain('added (1):\n  + kurse-1.csv:4 language.course-started.v1 of 00552, key 3\n');
    expect(exit).toBe(1);
  });

  it('lists events that are no longer made', async () => {
    const { text } = await diff('equals: B }', 'equals: B }, { column: Lfd, equals: "1" }');
    expect(text).toContain('what was sent stays sent (1):\n  - kurse-1.csv:3 ');
  });

  it('lists changed events with what changed in them', async () => {
    const { text } = await diff('{ ALLG: general', '{ ALLG: women');
    expect(text).toContain(
      'changed: sent as corrections (1):\n  ~ kurse-1.csv:2 language.course-started.v1 of 00417, key 1: courseKind general → women\n',
    );
    expect((await diff('DD.MM.YYYY', "'DD.MM.YYYY[ HH:mm]'")).exit).toBe(0);
  });

  it('warns of a changed reference, which would move an event to another case', async () => {
    const { text } = await diff('padStart: 5', 'padStart: 6');
    expect(text).toContain('reference 00417 → 000417 (another case)');
  });

  it('warns of changed keys, under which the same rows would be reported twice', async () => {
    const { text } = await diff(
      'keys: [Lfd]',
      'keys: [{ column: Lfd, convert: [{ padStart: 3, with: "0" }] }]',
    );
    expect(text).toContain(
      'reported twice: the same row under other keys (2):\n  ! kurse-1.csv:2 language.course-started.v1 of 00417, key 1 → 001\n',
    );
    expect(text).toContain('0 added, 0 gone, 0 changed, 2 reported twice');
  });

  it('counts the problems before and now', async () => {
    const { exit, text } = await diff('ALPHA: literacy', 'ALPHABET: literacy');
    expect(text).toContain('problems 0 before, 1 now');
    expect(exit).toBe(1);
  });

  it('takes the word of a later export for a happening', async () => {
    const later = bench.file('kurse-2.csv', ROWS.replace('IK-1', 'IK-7'));
    const changed = bench.file(
      'new.yaml',
      COURSES.replace('{ column: Kurs }', '{ column: Kurs, convert: [lower] }'),
    );
    const { text } = await bench.text(old, changed, rows, later);
    expect(text).not.toContain('ik-1');
  });

  it('does not compare a mapping with faults', async () => {
    const { exit, text } = await diff('glob:', 'blob:');
    expect(text).toContain('MAPPING_FAULTY');
    expect(exit).toBe(2);
  });
});
