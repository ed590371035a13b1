/** How a program says that no host or port but those of the guard leads anywhere, in the words of either language. */
export const UNREACHED =
  /ECONNREFUSED|ConnectionRefusedError|EAI_AGAIN|ENOTFOUND|socket\.gaierror|name resolution|ENETUNREACH|Network is unreachable/;
