import type { Agreement } from '../agreement.ts';
import { deletionConcept } from './deletion-concept.ts';
import { impactAssessment } from './impact-assessment.ts';
import { jointControllers } from './joint-controllers.ts';
import type { Paper } from './paper.ts';
import { processingContract } from './processing-contract.ts';
import { registerOfProcessing } from './register.ts';

/** The paper pack of an agreement: what its parties owe in writing, drafted in German from what they agreed. */
export function papersOf(agreement: Agreement): readonly Paper[] {
  return [
    registerOfProcessing(agreement),
    impactAssessment(agreement),
    processingContract(agreement),
    jointControllers(agreement),
    deletionConcept(agreement),
  ];
}
