import { KnownStream } from './known-streams.ts';

const events = (...revisions: number[]) => revisions.map((revision) => ({ id: `id-${revision}`, revision }));

describe('what is known of a stream', () => {
  it('grows by what follows on, and by nothing that leaves a gap', () => {
    const known = new KnownStream();
    known.learn(events(1, 2));
    expect(known.revision).toBe(-1);
    known.learn(events(0, 1, 2));
    known.learn(events(2, 3));
    known.learn(events(5));
    expect(known.revision).toBe(3);
    expect(known.revisionsOf(['id-3', 'id-5', 'id-0'])).toEqual([3, 0]);
  });

  it('is nothing again when the stream turns out to be another', () => {
    const known = new KnownStream();
    known.learn(events(0, 1));
    known.forget();
    expect([known.revision, known.revisionsOf(['id-0'])]).toEqual([-1, []]);
  });
});
