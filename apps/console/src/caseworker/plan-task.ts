import { html, type TemplateResult } from 'lit';
import { backActions, handoverActions, stepActions, wishActions, type PlanTools } from './plan-actions.ts';
import { handoverState, stepState, wishState } from './plan-words.ts';
import type { PlanTask } from './plans.ts';

/** What of the plan waits for this agency, and what can be done about it in the list itself. */
export function planBody(task: PlanTask, tools: Omit<PlanTools, 'reference'>): TemplateResult {
  const { language } = tools.view;
  const here = { ...tools, reference: task.reference };
  switch (task.kind) {
    case 'promise':
      return html`<p class="kern-body">${stepState(task.step, language)}</p>
        ${stepActions(task.step, here)}`;
    case 'wish':
      return html`<p class="kern-body">${wishState(task.wish, language)}</p>
        ${wishActions(task.wish, here)}`;
    case 'handover-back':
      return html`<p class="kern-body">${handoverState(task.handover, language)}</p>
        ${backActions(here)}`;
    case 'handover':
    default:
      return html`<p class="kern-body">${handoverState(task.handover, language)}</p>
        ${handoverActions(task.handover, here)}`;
  }
}
