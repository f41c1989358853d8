/**
 * A workflow is a table: for every verb, from which statuses it leads where, which part an actor must play to do it, and
 * what may still stand in the way. The server decides by it, rows carry its open verbs, and the docs draw it.
 */
export type Step<Status extends string, Part extends string, Facts, Refusal extends string> = {
  readonly from: readonly Status[];
  /** The status it leads to; 'same' when the verb adds something without moving the thing; else one of a few, chosen by the facts. */
  readonly to: Status | 'same' | { readonly among: readonly Status[]; readonly choose: (facts: Facts) => Status };
  readonly by: readonly Part[];
  /** A refusal code when something stands in the way, else false. Pure: facts and time are handed in. */
  readonly unless?: (facts: Facts, now: Temporal.Instant) => Refusal | false;
};

export type Workflow<
  Verb extends string,
  Status extends string,
  Part extends string,
  Facts,
  Refusal extends string,
> = Readonly<Record<Verb, Step<Status, Part, Facts, Refusal>>>;

export type Verdict<Status extends string, Refusal extends string> =
  | { readonly ok: true; readonly to: Status }
  | { readonly ok: false; readonly why: Refusal | 'notNow' | 'notYours' };

/** May someone who plays `parts` do `verb` to a thing in this state? Never throws. */
export function decide<V extends string, S extends string, P extends string, F extends { status: S }, R extends string>(
  workflow: Workflow<V, S, P, F, R>,
  verb: V,
  facts: F,
  parts: ReadonlySet<P>,
  now: Temporal.Instant,
): Verdict<S, R> {
  const step = workflow[verb];
  if (!step.by.some((part) => parts.has(part))) return { ok: false, why: 'notYours' };
  if (!step.from.includes(facts.status)) return { ok: false, why: 'notNow' };
  const why = step.unless?.(facts, now);
  if (why) return { ok: false, why };
  const to = typeof step.to === 'object' ? step.to.choose(facts) : step.to === 'same' ? facts.status : step.to;
  return { ok: true, to };
}

const leaving = new WeakMap<object, Map<string, readonly string[]>>();
/** The verbs that lead on from a status, in the order of the table: a list asks for it at every row. */
function verbsOf<V extends string, S extends string>(
  workflow: Readonly<Record<V, { readonly from: readonly S[] }>>,
  status: S,
): readonly V[] {
  const known = leaving.get(workflow) ?? new Map<string, readonly string[]>();
  leaving.set(workflow, known);
  const found = known.get(status);
  if (found) return found as readonly V[];
  const verbs = (Object.keys(workflow) as V[]).filter((verb) => workflow[verb].from.includes(status));
  known.set(status, verbs);
  return verbs;
}

/** What each verb would answer now, leaving out those that are simply not this actor's business or not of this status. */
export function openVerbs<
  V extends string,
  S extends string,
  P extends string,
  F extends { status: S },
  R extends string,
>(
  workflow: Workflow<V, S, P, F, R>,
  facts: F,
  parts: ReadonlySet<P>,
  now: Temporal.Instant,
): { open: V[]; closed: { verb: V; why: R }[] } {
  const open: V[] = [];
  const closed: { verb: V; why: R }[] = [];
  for (const verb of verbsOf(workflow, facts.status)) {
    const verdict = decide(workflow, verb, facts, parts, now);
    if (verdict.ok) open.push(verb);
    else if (verdict.why !== 'notNow' && verdict.why !== 'notYours') closed.push({ verb, why: verdict.why });
  }
  return { open, closed };
}

/** The table as a Mermaid state diagram, for the docs. A verb that leaves the status as it is draws no arrow. */
export function drawWorkflow<V extends string, S extends string, P extends string, F, R extends string>(
  workflow: Workflow<V, S, P, F, R>,
): string {
  const lines = ['stateDiagram-v2'];
  for (const verb of Object.keys(workflow) as V[]) {
    const { from, to } = workflow[verb];
    if (to === 'same') continue;
    for (const status of from) {
      for (const next of typeof to === 'object' ? to.among : [to]) lines.push(`  ${status} --> ${next}: ${verb}`);
    }
  }
  return lines.join('\n');
}
