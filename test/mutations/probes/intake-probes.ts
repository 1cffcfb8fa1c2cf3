import { setTimeout as pause } from 'node:timers/promises';
import { command, event, random, send } from '../../faults/by-hand.ts';
import { onStage } from './on-stage.ts';

/** Longer than an append and its receipt take, shorter than anybody's patience. */
const A_WHILE_MS = 1_500;

/** An event comes while nothing can be appended: nobody may be told that it is recorded. */
export const earlyReceipt = onStage('an intake while nothing can be appended (N1, N7)', async (stage) => {
  const vhs = stage.hand('vhs');
  const handle = random();
  await send(vhs, command(vhs, handle, 'case.open'));
  const told = event(vhs, handle, 'language.registered', { courseKind: 'general' });
  let receipts = 0;
  vhs.broker.subscribe('receipts.rheine.vhs', { callback: () => void (receipts += 1) });
  await vhs.broker.flush();
  let early = 0;
  await stage.whileNothingIsAppended(async (waiting) => {
    vhs.broker.publish('intake.rheine.vhs', vhs.sealed(told));
    await waiting(1);
    await pause(A_WHILE_MS);
    early = receipts;
  });
  await vhs.receiptOf(told.envelope.id);
  return early > 0 ? ['a receipt came before its event was in the log'] : [];
});

/** The same envelope comes three times, together with others and alone. */
export const repeated = onStage('the same event three times, judged by the checker (N3)', async (stage) => {
  const vhs = stage.hand('vhs');
  const handle = random();
  await send(vhs, command(vhs, handle, 'case.open'));
  const told = event(vhs, handle, 'language.registered', { courseKind: 'general' });
  await send(vhs, told);
  await send(vhs, told);
  await send(vhs, event(vhs, handle, 'language.registered', { courseKind: 'general' }), told);
  return stage.findings();
});
