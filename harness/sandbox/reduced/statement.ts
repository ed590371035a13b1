/** What people are told wherever a program ran without bubblewrap, and before one does. */
export const reducedStatement =
  'Isolation is reduced: without bubblewrap, a program is held off from files, processes and the network by its own runtime only, which code that means harm can get around.';
