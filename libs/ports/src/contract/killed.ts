/** How a process ends that was killed in the middle. */
export class Killed extends Error {}

/**
 * The parts of a process that is killed right `before`, or right `after`, the nth step that changes anything: `steps.left` counts
 * down, and `changing` names the methods that are such steps.
 */
export function dying<T extends object>(
  parts: T,
  changing: readonly string[],
  steps: { left: number },
  when: 'before' | 'after',
): T {
  return new Proxy(parts, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      return async (...given: unknown[]): Promise<unknown> => {
        const dies = changing.includes(String(name)) && (steps.left -= 1) === 0;
        if (dies && when === 'before') throw new Killed();
        const answer: unknown = await Reflect.apply(member, target, given);
        if (dies) throw new Killed();
        return answer;
      };
    },
  });
}
