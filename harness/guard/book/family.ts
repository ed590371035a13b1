interface Kin {
  readonly orderId: number;
  readonly parentId: number;
}

/** The drafts that stand or fall with an order: its parents, its children, and theirs, but not itself. */
export function familyOf<Draft extends Kin>(
  { orderId, parentId }: Kin,
  drafts: readonly Draft[],
): readonly Draft[] {
  if (drafts.length === 0) return [];
  const family = new Set([orderId]);
  if (parentId !== 0) family.add(parentId);
  for (let size = 0; size < family.size; ) {
    size = family.size;
    for (const draft of drafts) {
      if (family.has(draft.parentId)) family.add(draft.orderId);
      if (family.has(draft.orderId) && draft.parentId !== 0) family.add(draft.parentId);
    }
  }
  return drafts.filter((draft) => family.has(draft.orderId) && draft.orderId !== orderId);
}
