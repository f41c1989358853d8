import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The program as a process first: it takes the longest and mostly waits for its own children. The many small tests last, so that no worker is left
 * alone with a long one at the end.
 */
const ORDER = ['process', 'browser', 'database', 'unit'];
const place = (spec: TestSpecification) => ORDER.indexOf(spec.project.name);

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}
