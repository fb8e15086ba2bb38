import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';

/** How many nodes a query may give at most, counted the way GitHub limits it: connections multiply. */
export function countNodes(document: DocumentNode, variables: Readonly<Record<string, unknown>>): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions) {
    if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  }
  const within = (set: SelectionSetNode | undefined, times: number): number =>
    (set?.selections ?? []).reduce((sum, selection) => {
      if (selection.kind === Kind.INLINE_FRAGMENT) return sum + within(selection.selectionSet, times);
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        return sum + within(fragments.get(selection.name.value)?.selectionSet, times);
      }
      const bound = selection.arguments?.find((one) => ['first', 'last'].includes(one.name.value))?.value;
      if (bound === undefined) return sum + within(selection.selectionSet, times);
      const given =
        bound.kind === Kind.VARIABLE ? variables[bound.name.value] : 'value' in bound ? bound.value : 0;
      const size = times * (Number(given) || 0);
      return sum + size + within(selection.selectionSet, size);
    }, 0);
  return document.definitions.reduce(
    (sum, one) => (one.kind === Kind.OPERATION_DEFINITION ? sum + within(one.selectionSet, 1) : sum),
    0,
  );
}
