export const slowOpen = `# A market that opens badly: ten seconds before the bell to two minutes after it, and then it is calm.
#
# The clock of the market is moved to the next Tuesday, for good. Quotes are wide, TSLA is halted at first and leaps
# when it trades, AAPL and SPY are filled in small parts, and messages come late and all at once.
# Put your own symbols in: \`ibs trouble slow-open > my-open.txt\`, then \`ibs gateway --script ./my-open.txt\`.

+0s   move-clock to="Tue 09:29:50"
+1s   widen-spread symbol=AAPL times=12
+1s   widen-spread symbol=SPY times=6
+1s   fill-partially symbol=AAPL size=7
+1s   fill-partially symbol=SPY size=20
+2s   halt symbol=TSLA

# The bell; the second step of the clock is for those that stand still.
+10s  move-clock by=2s
+12s  stall for=1500ms
+20s  stall for=2s

# Half a minute on, quotes come together.
+40s  widen-spread symbol=AAPL times=4
+40s  widen-spread symbol=SPY times=2
+45s  stall for=1s

# TSLA trades again, lower.
+60s  jump symbol=TSLA by=-4%
+60s  resume symbol=TSLA
+75s  stall for=800ms

# TSLA stays where it has fallen to.
+110s widen-spread symbol=AAPL times=1
+110s widen-spread symbol=SPY times=1
+110s fill-freely symbol=AAPL
+110s fill-freely symbol=SPY
`;
