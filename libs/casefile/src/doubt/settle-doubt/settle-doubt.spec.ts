import { fold } from '#decider';
import { specify } from '#decider/specify';
import { caseStream } from '../../case.ts';
import { doubted, doubtSettled, under } from '../../spec/doubts.ts';
import { linked, opened, recorded } from '../../spec/history.ts';
import { settleDoubt } from './settle-doubt.decide.ts';

type Said = { confirmed?: readonly string[]; disowned?: readonly string[] };

function settling(agency: string, { confirmed = [], disowned = [] }: Said) {
  return (state: Parameters<typeof settleDoubt>[1]) =>
    settleDoubt({ agency, confirmed, disowned, staff: 'staff-001' }, state);
}

describe('settling doubt', () => {
  const before = [
    ...opened,
    linked('vhs'),
    recorded('vhs', 'v1'),
    recorded('vhs', 'v2'),
    doubted('vhs', 'v1', 'v2'),
  ];
  const desk = specify(caseStream).given(...before);

  it('is done by the agency whose key was stolen, for some of it or all', () => {
    const said = { confirmed: ['v1'], disowned: ['v2'] };
    desk.when(settling('vhs', said)).thenRecords(doubtSettled('vhs', said));
    desk.when(settling('vhs', { confirmed: ['v2'] })).thenRecords(doubtSettled('vhs', { confirmed: ['v2'] }));
  });

  it('names each id once', () => {
    desk.when(settling('vhs', {})).thenRejects('DOUBT_UNCLEAR');
    desk.when(settling('vhs', { confirmed: ['v1'], disowned: ['v1'] })).thenRejects('DOUBT_UNCLEAR');
  });

  it('names nothing but what of its own waits for its word', () => {
    desk.when(settling('abh', { confirmed: ['v1'] })).thenRejects('DOUBT_UNKNOWN');
    desk.when(settling('vhs', { confirmed: ['v3'] })).thenRejects('DOUBT_UNKNOWN');
    desk.when(settling('bamf', { confirmed: ['v1'] })).thenRejects('NO_BASIS_NOW');
    specify(caseStream)
      .given(...opened, linked('vhs'))
      .when(settling('vhs', { confirmed: ['v1'] }))
      .thenRejects('DOUBT_UNKNOWN');
  });

  it('is final', () => {
    const after = specify(caseStream).given(
      ...before,
      doubtSettled('vhs', { confirmed: ['v1'], disowned: ['v2'] }),
    );
    after.when(settling('vhs', { disowned: ['v1'] })).thenRejects('DOUBT_UNKNOWN');
    after.when(settling('vhs', { confirmed: ['v2'] })).thenRejects('DOUBT_UNKNOWN');
  });

  it('can be said again where it was said with a key that was stolen too', () => {
    const said = under('s1', doubtSettled('vhs', { confirmed: ['v1'] }));
    const history = fold(caseStream, [...before, said, doubted('vhs', 's1')]);
    expect(settling('vhs', { disowned: ['v1'] })(history)).toEqual([
      doubtSettled('vhs', { disowned: ['v1'] }),
    ]);
  });
});
