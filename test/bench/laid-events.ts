import type { Client } from 'pg';

/** Events in a row that belong to one case: it is opened, two agencies are linked, the others are an agency's events. */
const EVENTS_PER_CASE = 50;

/**
 * Lays events behind what is in the record, as large as real ones, faster than they could be sent: cases of fifty events
 * each, one after the other. Their contents open with no key.
 */
export async function layEvents(client: Client, events: number): Promise<void> {
  await client.query(
    `INSERT INTO record.events
     SELECT head + n + 1, 'case-rheine-laid' || n / ${EVENTS_PER_CASE}, n % ${EVENTS_PER_CASE}, 'laid-' || n,
       CASE n % ${EVENTS_PER_CASE} WHEN 0 THEN 'CaseOpened' WHEN 1 THEN 'AgencyLinked' WHEN 2 THEN 'AgencyLinked'
         ELSE 'de.wegmarke.language.course-started.v1' END,
       1, 'rheine', CASE n % ${EVENTS_PER_CASE} WHEN 2 THEN 'jobcenter' ELSE 'vhs' END,
       'language', 'course', '2026-03-02T10:00:00.000Z', '2026-03-02T10:00:00.000Z',
       md5(n::text) || md5((-n)::text), repeat(md5((n * 3)::text), 5),
       'p.' || md5((n * 7)::text), left(md5((n * 11)::text), 16), repeat(md5((n * 13)::text), 12), left(md5((n * 17)::text), 22)
     FROM generate_series(0, $1::int - 1) AS n, (SELECT coalesce(max(position), 0) AS head FROM record.events) AS log`,
    [events],
  );
}
