import type { Job } from '#platform/jobs.ts';
import type { Module } from '#platform/module.ts';
import { platformJobs } from '#platform/platform.jobs.ts';

/** Every job of the product by its full name, `cases.watchClocks`. */
export function gatherJobs(modules: readonly Module[]): ReadonlyMap<string, Job> {
  const all = new Map<string, Job>();
  for (const [name, job] of Object.entries(platformJobs)) all.set(`platform.${name}`, job);
  for (const m of modules) for (const [name, job] of Object.entries(m.jobs)) all.set(`${m.name}.${name}`, job);
  return all;
}
