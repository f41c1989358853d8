import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  drawAdmissionWorkflow,
  drawAidWorkflow,
  drawConsultationWorkflows,
  drawEnrolmentWorkflow,
  drawFindingWorkflow,
  drawFloatingWorkflow,
  drawHonourWorkflow,
  drawMatterWorkflow,
  drawMediationWorkflow,
  drawNormWorkflows,
  drawProofWorkflow,
  drawRightWorkflow,
  drawScoreWorkflow,
  drawTermWorkflow,
  drawWorkflows,
} from '#app/workflows.ts';

/** Writes the workflows of the docs from the tables the server decides by; a test holds them together. */
writeFileSync(join(import.meta.dirname, '../docs/workflow-cases.md'), drawWorkflows());
writeFileSync(join(import.meta.dirname, '../docs/workflow-aid.md'), drawAidWorkflow());
writeFileSync(join(import.meta.dirname, '../docs/workflow-scores.md'), drawScoreWorkflow());
writeFileSync(join(import.meta.dirname, '../docs/workflow-floating.md'), drawFloatingWorkflow());
writeFileSync(join(import.meta.dirname, '../docs/workflow-deliberations.md'), drawMatterWorkflow());
writeFileSync(join(import.meta.dirname, '../docs/workflow-honours.md'), drawHonourWorkflow());
writeFileSync(join(import.meta.dirname, '../docs/workflow-norms.md'), drawNormWorkflows());
writeFileSync(join(import.meta.dirname, '../docs/workflow-proofs.md'), drawProofWorkflow());
writeFileSync(join(import.meta.dirname, '../docs/workflow-rights.md'), drawRightWorkflow());
writeFileSync(join(import.meta.dirname, '../docs/workflow-mediation.md'), drawMediationWorkflow());
writeFileSync(join(import.meta.dirname, '../docs/workflow-consultations.md'), drawConsultationWorkflows());
writeFileSync(join(import.meta.dirname, '../docs/workflow-findings.md'), drawFindingWorkflow());
writeFileSync(join(import.meta.dirname, '../docs/workflow-admissions.md'), drawAdmissionWorkflow());
writeFileSync(join(import.meta.dirname, '../docs/workflow-terms.md'), drawTermWorkflow());
writeFileSync(join(import.meta.dirname, '../docs/workflow-enrolments.md'), drawEnrolmentWorkflow());
