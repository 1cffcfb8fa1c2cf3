import { keepPrefill, takePrefill } from './prefill.ts';

const known = { reference: '0815', type: 'voucher', data: { standing: 'obliged' } };

describe('what is known of an entry before it is made', () => {
  it('is taken once, by the form for which it was kept', () => {
    keepPrefill(known);
    expect(takePrefill('0815', 'voucher')).toEqual({ standing: 'obliged' });
    expect(takePrefill('0815', 'voucher')).toBeUndefined();
  });

  it('never shows in another case or another form, nor afterwards', () => {
    keepPrefill(known);
    expect(takePrefill('0816', 'voucher')).toBeUndefined();
    expect(takePrefill('0815', 'voucher')).toBeUndefined();
    keepPrefill(known);
    expect(takePrefill('0815', 'decided')).toBeUndefined();
  });
});
