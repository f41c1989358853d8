import type { Reporter, TestModule } from 'vitest/node';

/** Ends a run with the one line that is read by people and machines alike: `N passed, N failed`. */
export class PlainLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]) {
    // `npm test` hands over how many of its own checks passed and failed.
    let [passed = 0, failed = 0] = (process.env.BAODAO_CHECKS ?? '0 0').split(' ').map(Number);
    failed += errors.length;
    for (const module of modules) {
      if (module.errors().length > 0) failed += 1;
      for (const test of module.children.allTests()) {
        if (test.result().state === 'passed') passed += 1;
        else failed += 1;
      }
    }
    process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  }
}
