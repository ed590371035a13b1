import type { WallName } from '../../../../harness/sandbox/reduced/wall-names.js';
import type { Escape } from '../escape.js';
import { escapes } from './all.js';

/** What of all this the walls hold that can be had without bubblewrap, and by which of them. */
const walls: Readonly<Record<string, readonly WallName[]>> = {
  '../programs/ts/read-passwd.ts': ['files'],
  '../programs/ts/read-repository.ts': ['files'],
  '../programs/ts/symlink-out.ts': ['files', 'writing'],
  '../programs/ts/proc-walk.ts': ['files'],
  '../programs/ts/worker-read.ts': ['files', 'process-count'],
  '../programs/ts/child-read.ts': ['files', 'process-count'],
  '../programs/ts/native-addon.ts': ['files', 'native-code'],
  '../programs/python/search_everything.py': ['files'],
  '../programs/ts/write-outside.ts': ['files', 'writing'],
  '../programs/python/rename_outside.py': ['files', 'writing'],
  '../programs/python/hard_link.py': ['files', 'writing'],
  '../programs/python/set_uid_file.py': ['files', 'writing'],
  '../programs/python/open_devices.py': ['files', 'writing'],
  '../programs/ts/list-processes.ts': ['files'],
  '../programs/ts/read-environment.ts': ['files', 'environment'],
  '../programs/ts/debug-outside.ts': ['processes'],
  '../programs/python/kill_outside.py': ['processes'],
  '../programs/python/steal_environment.py': ['files'],
  '../programs/python/steal_memory.py': ['files'],
  '../programs/ts/connect-loopback.ts': ['network'],
  '../programs/ts/connect-ipv6.ts': ['network'],
  '../programs/ts/fetch-outside.ts': ['network'],
  '../programs/ts/ask-dns.ts': ['network'],
  '../programs/ts/abstract-socket.ts': ['network'],
  '../programs/python/connect_host_address.py': ['network'],
  '../programs/python/send_datagram.py': ['network'],
  '../programs/python/unix_socket.py': ['network'],
  '../programs/python/kernel_talk.py': ['network'],
  '../programs/python/fork_bomb.py': ['process-count'],
  '../programs/python/zombies.py': ['process-count'],
  '../programs/ts/spawn-bomb.ts': ['process-count'],
  '../programs/ts/heap-hog.ts': ['memory'],
  '../programs/ts/buffer-hog.ts': ['memory'],
  '../programs/python/memory_hog.py': ['memory'],
  '../programs/python/shared_memory_hog.py': ['memory'],
  '../programs/python/memory_in_children.py': ['memory', 'process-count'],
  '../programs/python/large_file.py': ['file-size'],
  '../programs/ts/open-files.ts': ['files', 'open-files'],
  '../programs/python/open_files.py': ['open-files'],
  '../programs/ts/burn-cpu.ts': ['cpu'],
  '../programs/python/burn_in_children.py': ['cpu', 'process-count'],
  '../programs/python/personality.py': ['native-code'],
};

/** Those, and what is kept from outside whatever the walls are. */
export const reducedEscapes: readonly Escape<WallName>[] = escapes.flatMap((tried) => {
  const names = walls[tried.file];
  if (names !== undefined) return [{ ...tried, walls: names }];
  return tried.walls.length === 0 ? [{ ...tried, walls: [] }] : [];
});

/** What full walls hold beside that, and the kernel does not hold by itself. */
export const fullOnly = escapes.flatMap(({ file, walls: full, needsRoot }) => {
  const isHeld = walls[file] !== undefined || full === 'bare' || full.length === 0 || needsRoot !== undefined;
  return isHeld ? [] : [{ file, walls: full }];
});
