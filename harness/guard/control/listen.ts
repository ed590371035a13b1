import { type ListeningLoopback, listenLoopback } from '../../../platform/loopback/listen.js';
import { type ControlOptions, createControl } from './create.js';

export interface ListenControlOptions extends Omit<ControlOptions, 'port'> {
  /** 0 takes any free one. */
  readonly port: number;
}

export function listenControl({ port, ...options }: ListenControlOptions): Promise<ListeningLoopback> {
  return listenLoopback('control', port, (own) => createControl({ ...options, port: own }));
}
