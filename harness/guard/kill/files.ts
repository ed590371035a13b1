import { join } from 'node:path';

/** While this file is there, whatever it holds and whoever made it, the switch is on. */
export const killFile = (folder: string): string => join(folder, 'KILL');
/** A second one, written by the program alone: who removes KILL while no guard runs has not lifted it. */
export const keptFile = (folder: string): string => join(folder, 'KILL.kept');
/** What KILL becomes when a person lifts it: one rename, so that there is no moment in between. */
export const releaseFile = (folder: string): string => join(folder, 'KILL.released');
/** Written whole before it gets the name that counts. */
export const unfinishedFile = (folder: string): string => join(folder, 'KILL.new');
