import { whileSinkIsFull } from '../../faults/full-sink.ts';
import { Ground } from '../../faults/ground.ts';
import type { Probe } from './probe.ts';

/** The recipient's disk is full when its events come: they must come again. */
export const fullSink: Probe = {
  by: "a recipient's disk full for a while, judged by exports, sinks and log (N6)",
  async find(dist) {
    const ground = await Ground.start('mutant', { dist });
    try {
      ground.exports.newPeople(2);
      ground.exports.lay();
      await ground.verdict();
      await whileSinkIsFull(ground, 'bamf');
      const { lost, broken, wronglyDisclosed } = await ground.verdict(15_000);
      return [...lost, ...broken, ...wronglyDisclosed];
    } finally {
      await ground.stop();
    }
  },
};
