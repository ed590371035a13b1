export const farmFlapping = `# Data farms that come and go, for a minute and a half.
#
# Around IB's nightly maintenance, and on a bad line, a farm is often gone for a second or three, again and again.
# It is about prices only: orders and accounts go on. People report: robots that reconnect at each 2103 and are then
# refused with 326, because the client id is still in use; others that never notice that their bars have stopped.

repeat 6
  then +4s break-farm farm=usfarm for=1s
  then +3s break-farm farm=usfuture for=2s
  then +0s break-farm farm=ushmds for=3s
  then +5s break-farm farm=usfarm for=3s
  then +1s break-farm farm=cashfarm for=1s
  then +2s break-farm farm=usopt for=500ms
end
`;
