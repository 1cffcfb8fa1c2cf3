import type { Language } from '../page/text.ts';
import { rightKinds } from './codes.ts';
import type { PlanTask } from './plans.ts';
import type { Task } from './task-list.ts';
import { recallKinds, taskWords as words } from './task-words.ts';

/** What a task is about, in the few words that fit its line. */
export function subjectOf(task: Task, language: Language): string {
  switch (task.kind) {
    case 'decision':
      return task.about.title[language];
    case 'information':
      return `${task.about.byName[language]}, ${task.about.title[language]}`;
    case 'recall': {
      const { kind, open } = task.about;
      return `${recallKinds[kind][language]}, ${open} ${words[open === 1 ? 'entry' : 'entries'][language]}`;
    }
    case 'right':
      return rightTitle(task.about.kind, language);
    case 'dispute':
      return task.about.entries.map(({ title }) => title[language]).join(', ');
    case 'consent':
      return `${words.from[language]} ${task.about.recordedByName[language]}`;
    case 'deadline':
      return `${task.about.milestone.titles[language]} (${task.about.chain.titles[language]})`;
    case 'conflict':
      return task.about.title[language];
    case 'promise':
    case 'wish':
    case 'handover':
    case 'handover-back':
      return planSubject(task.about, language);
    case 'ended':
    default:
      return words[task.about.how][language];
  }
}

function rightTitle(kind: string, language: Language): string {
  return Object.hasOwn(rightKinds, kind) ? rightKinds[kind as keyof typeof rightKinds][language] : kind;
}

function planSubject(task: PlanTask, language: Language): string {
  switch (task.kind) {
    case 'promise':
      return task.step.title[language];
    case 'wish':
      return task.wish.title[language];
    case 'handover-back':
      return `${words.to[language]} ${task.handover.to.titles[language]}`;
    case 'handover':
    default:
      return `${words.from[language]} ${task.handover.from.titles[language]}`;
  }
}
