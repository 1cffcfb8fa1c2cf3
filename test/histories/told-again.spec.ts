import { jest } from '@jest/globals';
import { OPEN } from '../../apps/hub/src/spec/hub-on-memory.ts';
import { caseIdOf, erase } from './erase.ts';
import { REAL } from './only-the-clock.ts';
import { HistoryStage } from './stage.ts';

const TYPE = 'language.course-started';

describe('An agency that told something in the wrong case', () => {
  let stage: HistoryStage;
  beforeEach(async () => {
    jest.useFakeTimers({ now: Date.parse('2026-06-15T10:00:00.000Z'), doNotFake: [...REAL] });
    stage = await HistoryStage.set();
  });
  afterEach(async () => {
    await stage.hub.app.close();
    jest.useRealTimers();
  });

  it('tells it again in the right one, which outlives the wrong one', async () => {
    await stage.share('one', ['jobcenter', 'vhs']);
    const wrong = await caseIdOf(stage.hub, 'vhs', 'one');
    const { id } = await stage.record('vhs', 'one', TYPE);
    const split = { ground: 'other-person', staff: 'vhs-001' };
    await stage.must('vhs', 'one', ['de.wegmarke.case.unlink.v1', split]);
    await stage.must('vhs', 'one', [OPEN]);
    await stage.tellAgain('vhs', 'one');
    const places = async () => (await stage.log()).filter((entry) => entry.id === id);
    expect((await places()).map(({ stream }) => stream.endsWith(wrong))).toEqual([true, false]);
    await erase(stage.hub, wrong);
    expect(await stage.record('vhs', 'one', TYPE)).toMatchObject({ outcome: 'accepted' });
    expect(await stage.violations()).toEqual([]);
  });
});
