import { countWaits, publish } from '../index.ts';
import { DUTY, LAPSED, onDay, REGISTERED, STARTED, step, VOUCHER } from '../spec/network.ts';
import type { WaitStep } from '../wait-step.ts';
import { namedNow } from './named-now.ts';

const toVoucher = step('to-voucher', [DUTY], VOUCHER, [REGISTERED, LAPSED]);
const idsNow = (before: readonly WaitStep[], now: readonly WaitStep[]) => {
  const tables = before.map((one) => publish([], countWaits([], one, '2026-Q1', onDay(120), [])));
  return namedNow({ steps: before, tables }, now).map((table) => table.step);
};

describe('an earlier table of a step', () => {
  it('is one of the same step by the name that the agreement gives it now', () => {
    const renamed = { ...toVoucher, id: 'voucher', endedBy: [LAPSED, REGISTERED], targetDays: 56 };
    expect(idsNow([toVoucher], [renamed])).toEqual(['voucher']);
  });

  it('keeps its name where the step has it still, also beside another one that is the same', () => {
    expect(idsNow([toVoucher], [{ ...toVoucher, id: 'again' }, toVoucher])).toEqual(['to-voucher']);
  });

  it('keeps its name where no step has these ends any more', () => {
    expect(idsNow([toVoucher], [step('voucher', [DUTY], VOUCHER)])).toEqual(['to-voucher']);
    expect(idsNow([toVoucher], [step('voucher', [DUTY], STARTED, [REGISTERED, LAPSED])])).toEqual([
      'to-voucher',
    ]);
  });

  it('is of the step that has its ends where another one has its name now', () => {
    const now = [step('to-voucher', [DUTY], STARTED), { ...toVoucher, id: 'voucher' }];
    expect(idsNow([toVoucher], now)).toEqual(['voucher']);
  });

  it('of what came next keeps its name', () => {
    const table = publish(
      [],
      countWaits([], step('next:duty-stated', [DUTY], VOUCHER), '2026-Q1', onDay(120), []),
    );
    expect(namedNow({ steps: [toVoucher], tables: [table] }, [toVoucher])).toEqual([table]);
  });
});
