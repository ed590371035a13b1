import type { Escape } from '../escape.js';
import { refused, roots, unknown, unmoved } from './common.js';

/** What the kernel does for those who may ask. */
export const fromKernel: readonly Escape[] = [
  { file: '../programs/python/new_namespaces.py', walls: ['nested-namespaces'], ...refused },
  {
    file: '../programs/python/mount.py',
    walls: ['capabilities', 'nested-namespaces', 'seccomp'],
    ...refused,
  },
  { file: '../programs/python/change_root.py', walls: ['capabilities'], ...refused },
  {
    file: '../programs/python/keep_key.py',
    walls: ['seccomp'],
    ...refused,
    mayLack: 'the kernel has no keyrings',
  },
  {
    file: '../programs/python/watch_processor.py',
    walls: ['seccomp'],
    ...refused,
    mayLack: 'the kernel counts events for root only',
  },
  {
    file: '../programs/python/fault_handler.py',
    walls: ['seccomp'],
    ...refused,
    mayLack: 'the kernel has no userfaultfd',
  },
  { file: '../programs/python/watch_files.py', walls: ['seccomp'], ...refused },
  { file: '../programs/python/watch_folder.py', walls: ['seccomp'], ...refused },
  {
    file: '../programs/python/look_for_readers.py',
    walls: ['seccomp'],
    ends: 'failed',
    meets: /Operation not supported/,
  },
  {
    file: '../programs/python/younger_call.py',
    walls: ['seccomp'],
    ...unknown,
    mayLack: 'the kernel is older than that',
  },
  { file: '../programs/python/read_boot.py', walls: ['processes'], ...unmoved },
  { file: '../programs/python/read_devices.py', walls: ['processes'], ...unmoved },
  { file: '../programs/python/personality.py', walls: ['seccomp'], ...refused },
  // Locked memory, which a ring needs, no cell has in any case.
  {
    file: '../programs/python/fast_lane.py',
    walls: 'bare',
    ...unknown,
    mayLack: 'the kernel has no io_uring',
  },
  // Unless the kernel was told otherwise these are for root, and a cell's user is root nowhere.
  { file: '../programs/python/kernel_log.py', walls: 'bare', ...refused, ...roots },
  { file: '../programs/python/load_bpf.py', walls: 'bare', ...refused, ...roots },
  {
    file: '../programs/python/core_pattern.py',
    walls: ['user', 'writing'],
    ...roots,
    ends: 'failed',
    meets: /Permission denied|Read-only/,
  },
];
