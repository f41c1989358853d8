import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawWorkflows } from '#app/workflows.ts';

/** Writes docs/workflow-cases.md from the table the server decides by; a test holds the two together. */
writeFileSync(join(import.meta.dirname, '../docs/workflow-cases.md'), drawWorkflows());
