import type { GateAnswer, GateName } from '../ladder.ts';
import type { PolicyFacts } from '../policy-facts.ts';

/** A named condition that must hold before a deployment starts. It looks at the facts and at nothing else. */
export type Gate = { readonly name: GateName; readonly judge: (facts: PolicyFacts) => GateAnswer };
