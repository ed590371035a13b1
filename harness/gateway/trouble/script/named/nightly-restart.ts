export const nightlyRestart = `# The night of IB Gateway, in two minutes. No clock is moved: it can be tried at any time.
#
# Every night IB resets its servers (00:15 to 01:45 in New York), and IB Gateway restarts itself once a day.
# Farms are lost and found for a second, then the connection goes, and 1100 is repeated until it is back.
# Farms come back one by one, some only after the 1102. Orders that are sent meanwhile are not answered.
# People report: robots that take 1102 for "all is well" and have no prices, or that reconnect at each 2103.

+5s  break-farm farm=usfarm for=1s
+12s lose-connection
+15s break-farm farm=usfarm
+15s break-farm farm=cashfarm
+16s break-farm farm=ushmds
+24s say code=1100 message="Connectivity between IBKR and Trader Workstation has been lost."
+34s say code=1100 message="Connectivity between IBKR and Trader Workstation has been lost."

# Back, and nothing is lost; but three farms are not there yet.
+45s restore-connection data=kept
+47s mend-farm farm=usfarm
+48s mend-farm farm=cashfarm
+55s mend-farm farm=ushmds

# The restart that every gateway is set up for: clients are thrown out, and the port refuses.
# It takes a minute or two; here, less. Whoever comes back asks for everything anew.
+75s shut-down for=30s
`;
