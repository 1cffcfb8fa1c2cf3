import type { ConformanceCase } from '../conformance-case.ts';
import { must } from '../unmet.ts';
import type { Treatment } from '../hub/scripted-hub.ts';
import type { Arrival } from '../hub/wire.ts';
import type { KnownFile, Stage } from '../stage.ts';
import { QUIET_MS } from '../stage.ts';

const ACCEPTED: Treatment = { outcome: 'accepted' };
/** Longer than an adapter may take until it sends a second time again what it got no receipt for. */
const BEYOND_SECOND_RETRY_MS = 11_000;
/** Until then a receipt has been read. */
const READ_BY_MS = 3_000;
const MOST_ASKED_IN_A_SECOND = 3;
const PROTOCOL = 'docs/asyncapi.yaml, receipts';

/** What an adapter makes of receipts, and of their absence. */
export const RECEIPTS: readonly ConformanceCase[] = [
  {
    id: 'retry-until-receipt',
    proves: 'what got no receipt is sent again, and not any more when the receipt came',
    source: PROTOCOL,
    when: 'side-by-side',
    run: async (stage, [file]) => {
      const course = await fed(stage, file, first('no-receipt'));
      const { at } = await stage.arrival(course, 2);
      return async () => {
        await stage.quietSince(at, BEYOND_SECOND_RETRY_MS);
        must(stage.unasked(course).length === 2, 'it was sent again although the receipt had come');
      };
    },
  },
  {
    id: 'retry-same-envelope',
    proves:
      'a retry is the same envelope, id, salt and signature included: the hub gives it the first receipt',
    source: PROTOCOL,
    when: 'side-by-side',
    run: async (stage, [file]) => {
      const course = await fed(stage, file, first('no-receipt'));
      const [one, other] = [await stage.arrival(course), await stage.arrival(course, 2)];
      must(one.envelope.id === other.envelope.id, 'the retry has another id: it would be recorded twice');
      must(
        one.signature === other.signature && one.envelope.salt === other.envelope.salt,
        'the retry is not the same envelope',
      );
    },
  },
  {
    id: 'forged-receipt',
    proves: "a receipt that the hub's pinned key did not sign counts for nothing",
    source: PROTOCOL,
    when: 'side-by-side',
    run: async (stage, [file]) => {
      const course = await fed(stage, file, first('forged-receipt'));
      await stage.arrival(course, 2);
    },
  },
  {
    id: 'held-asked-again',
    proves: 'what the hub held is kept, and asked again when the evidence of its case changes',
    source: PROTOCOL,
    when: 'side-by-side',
    run: async (stage, [file]) => {
      const course = await fed(stage, file, first({ outcome: 'held', code: 'NO_BASIS_NOW' }));
      await stage.arrival(course);
      await stage.quiet(1_000);
      must(stage.arrivals(course).length <= MOST_ASKED_IN_A_SECOND, 'what is held is sent over and over');
      if (stage.arrivals(course).length === 1) stage.hub.tell(handleOf(file), { facts: ['obliged'] });
      await stage.arrival(course, 2);
    },
  },
  {
    id: 'refused-final',
    proves: 'what the hub refused is not sent again',
    source: PROTOCOL,
    when: 'side-by-side',
    run: async (stage, [file]) => {
      const course = await fed(stage, file, () => ({ outcome: 'refused', code: 'NO_RIGHT_TO_PUBLISH' }));
      await stage.arrival(course);
      // On a busy machine it may have been sent again before the receipt was read.
      await stage.quiet(READ_BY_MS);
      const before = stage.arrivals(course).length;
      const told = Date.now();
      stage.hub.tell(handleOf(file), { facts: ['obliged'] });
      return async () => {
        await stage.quietSince(told, BEYOND_SECOND_RETRY_MS);
        must(stage.unasked(course).length === before, 'it was sent again although the hub had refused it');
      };
    },
  },
  {
    id: 'order-per-case',
    proves: 'nothing of a case overtakes what of it still waits for its receipt',
    source: PROTOCOL,
    when: 'side-by-side',
    run: async (stage, [file]) => {
      const reference = file?.reference ?? '';
      const rows = [stage.row(reference), stage.row(reference), stage.row(reference)];
      const courses = rows.map(({ course }) => course);
      const [one = '', ...others] = courses;
      stage.hub.treat(handleOf(file), ({ envelope }) =>
        envelope.data['courseCode'] === one && stage.arrivals(one).length === 1 ? 'no-receipt' : ACCEPTED,
      );
      const [former, ...later] = rows;
      if (former !== undefined) await stage.feed(former);
      const lost = await stage.arrival(one);
      await stage.feed(...later);
      for (const course of others) await stage.arrival(course);
      const again = await stage.arrival(one, 2);
      const firsts = await Promise.all(others.map((course) => stage.arrival(course)));
      must(
        firsts.every(({ at }) => at >= again.at && at >= lost.at),
        'a later event came while the earlier one of its case had no receipt',
      );
      const order = stage.hub.wire.of(handleOf(file)).map(({ envelope }) => envelope.data['courseCode']);
      // Whatever came again came first in its place.
      const firstly = [...new Set(order.filter((course) => others.includes(String(course))))];
      must(firstly.join() === others.join(), 'events of one case came in another order than exported');
    },
  },
  {
    id: 'ids-stable',
    proves: 'a row that is exported again, in another file, adds nothing: ids are made of stable keys',
    source: 'docs/asyncapi.yaml, Envelope.id',
    when: 'side-by-side',
    run: async (stage, [file]) => {
      const row = stage.row(file?.reference ?? '');
      await stage.feed(row);
      await stage.arrival(row.course);
      const another = stage.row(row.file);
      // With a row more, so that it is not known as the same file.
      await stage.feed(row, another);
      await stage.arrival(another.course);
      await stage.quiet(QUIET_MS);
      const ids = new Set(stage.arrivals(row.course).map(({ envelope }) => envelope.id));
      must(ids.size === 1, 'the same row got another id: it would be recorded twice');
    },
  },
];

/** Feeds one row of a file under a treatment; its course. */
async function fed(
  stage: Stage,
  file: KnownFile | undefined,
  how: (nth: number) => Treatment,
): Promise<string> {
  const row = stage.row(file?.reference ?? '');
  stage.hub.treat(handleOf(file), (arrival: Arrival) =>
    arrival.envelope.data['courseCode'] === row.course ? how(stage.arrivals(row.course).length) : ACCEPTED,
  );
  await stage.feed(row);
  return row.course;
}

/** So the first time, accepted from then on. */
function first(treatment: Treatment): (nth: number) => Treatment {
  return (nth) => (nth === 1 ? treatment : ACCEPTED);
}

function handleOf(file: KnownFile | undefined): string {
  return file?.handle ?? '';
}
