import { Errno, type Refusal, refuse } from './refusal.js';

/** The `CLONE_NEW…` flags of `clone`: time namespaces cannot be asked for there. */
const NEW_NAMESPACES = 0x7e020000;

/** What makes namespaces, by which a program could gain capabilities of its own and reach more of the kernel. */
export const namespaceRefusals: readonly Refusal[] = [
  ...refuse(Errno.EPERM, 'unshare', 'setns'),
  { call: 'clone', errno: Errno.EPERM, when: [{ argument: 0, hasAnyOf: NEW_NAMESPACES }] },
  // Its flags lie in memory, where no filter sees them; told that it does not exist, libraries use `clone`.
  ...refuse(Errno.ENOSYS, 'clone3'),
];

const F_SETLEASE = 1024;
const F_NOTIFY = 1026;
const RWF_NOWAIT = 0x8;
const AF_UNIX = 1;
const AF_INET = 2;
const AF_INET6 = 10;
const AF_NETLINK = 16;
const NETLINK_ROUTE = 0;
const IPPROTO_IP = 0;
const IPPROTO_TCP = 6;
/** One of these is set in every type of socket but `SOCK_STREAM`. */
const NOT_STREAM = 0x6;
const SOL_SOCKET = 1;
const SO_LINGER = 13;
const TCP_ULP = 31;
const TIOCSTI = 0x5412;
const TIOCLINUX = 0x541c;

/** What no client of a gateway needs, and what past holes in the kernel were reached by. */
export const kernelRefusals: readonly Refusal[] = [
  // Other processes' memory and files.
  ...refuse(Errno.EPERM, 'ptrace', 'process_vm_readv', 'process_vm_writev', 'process_madvise'),
  ...refuse(Errno.EPERM, 'pidfd_getfd', 'kcmp'),
  // Mounts.
  ...refuse(Errno.EPERM, 'mount', 'umount2', 'pivot_root', 'mount_setattr', 'move_mount', 'open_tree'),
  ...refuse(Errno.EPERM, 'fsopen', 'fsconfig', 'fsmount', 'fspick', 'open_by_handle_at', 'fanotify_init'),
  // Keys belong to a user, not to a namespace.
  ...refuse(Errno.EPERM, 'keyctl', 'add_key', 'request_key'),
  // Programs for the kernel, and its fast lanes.
  ...refuse(Errno.EPERM, 'bpf', 'perf_event_open', 'userfaultfd'),
  ...refuse(Errno.ENOSYS, 'io_uring_setup', 'io_uring_enter', 'io_uring_register'),
  // The machine as a whole.
  ...refuse(Errno.EPERM, 'init_module', 'finit_module', 'delete_module', 'kexec_load', 'kexec_file_load'),
  ...refuse(Errno.EPERM, 'reboot', 'swapon', 'swapoff', 'acct', 'quotactl', 'quotactl_fd', 'syslog'),
  ...refuse(Errno.EPERM, 'settimeofday', 'clock_settime', 'clock_adjtime', 'adjtimex'),
  ...refuse(Errno.EPERM, 'personality', 'iopl', 'ioperm', 'modify_ldt', 'vhangup'),
  ...refuse(Errno.ENOSYS, 'lookup_dcookie', 'nfsservctl', 'uselib', '_sysctl'),
  // Memory that no limit of a process counts.
  ...refuse(Errno.ENOSYS, 'memfd_create', 'memfd_secret', 'shmget', 'semget', 'msgget'),
  // Files of the system are shared with everybody who runs it: who reads them when is not to be seen,
  ...refuse(Errno.EPERM, 'inotify_init', 'inotify_init1', 'inotify_add_watch'),
  { call: 'fcntl', errno: Errno.EPERM, when: [{ argument: 1, is: [F_SETLEASE, F_NOTIFY] }] },
  // nor, by throwing them out of memory and looking whether they are back, who has read them.
  ...refuse(Errno.ENOSYS, 'cachestat', 'mincore'),
  ...refuse(Errno.NONE, 'fadvise64'),
  { call: 'preadv2', errno: Errno.EOPNOTSUPP, when: [{ argument: 5, hasAnyOf: RWF_NOWAIT }] },
  // All that can be written lies in memory. Disks are the machine's, and the guard waits for one at every order.
  ...refuse(Errno.NONE, 'sync', 'syncfs'),
  // Pages lent to a pipe; what holes in the kernel are reached by, and no runtime uses.
  ...refuse(Errno.ENOSYS, 'vmsplice', 'sysfs'),
  // A terminal's input can be written by whoever holds it.
  { call: 'ioctl', errno: Errno.EPERM, when: [{ argument: 1, is: [TIOCSTI, TIOCLINUX] }] },
  // Kinds of sockets with code of their own in the kernel: Bluetooth, virtual machines, packets, crypto, ...
  {
    call: 'socket',
    errno: Errno.EAFNOSUPPORT,
    when: [{ argument: 0, isNot: [AF_UNIX, AF_INET, AF_INET6, AF_NETLINK] }],
  },
  { call: 'socketpair', errno: Errno.EAFNOSUPPORT, when: [{ argument: 0, isNot: [AF_UNIX] }] },
  // Of the internet TCP alone: nothing else leads to the guard, and no limit counts what waits in a datagram socket.
  {
    call: 'socket',
    errno: Errno.EPROTONOSUPPORT,
    when: [
      { argument: 0, is: [AF_INET, AF_INET6] },
      { argument: 1, hasAnyOf: NOT_STREAM },
    ],
  },
  {
    call: 'socket',
    errno: Errno.EPROTONOSUPPORT,
    when: [
      { argument: 0, is: [AF_INET, AF_INET6] },
      { argument: 2, isNot: [IPPROTO_IP, IPPROTO_TCP] },
    ],
  },
  // Sent to us over a socket, a connection that lingers would hold up whoever closes it, which is our own thread.
  {
    call: 'setsockopt',
    errno: Errno.EPERM,
    when: [
      { argument: 1, is: [SOL_SOCKET] },
      { argument: 2, is: [SO_LINGER] },
    ],
  },
  // Protocols on top of TCP, in the kernel: encryption and others.
  {
    call: 'setsockopt',
    errno: Errno.EPERM,
    when: [
      { argument: 1, is: [IPPROTO_TCP] },
      { argument: 2, is: [TCP_ULP] },
    ],
  },
  ...refuse(Errno.ENOSYS, 'sendmmsg'),
  // Libraries list the network's interfaces by netlink; the rest of it configures the kernel.
  {
    call: 'socket',
    errno: Errno.EAFNOSUPPORT,
    when: [
      { argument: 0, is: [AF_NETLINK] },
      { argument: 2, isNot: [NETLINK_ROUTE] },
    ],
  },
];
