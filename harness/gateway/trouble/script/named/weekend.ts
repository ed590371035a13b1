export const weekend = `# From the last seconds of Friday to Monday's opening bell, in under three minutes.
#
# The clock of the market is moved, for good: with --state a gateway on always-open or x1 goes on on that Monday,
# one on live, or on a clock that begins at a moment of its own, is refused until its clock has come as far.
# What happens to people: orders for the day are gone on Monday and those that are good till cancelled are not,
# the connection is lost on Friday night and back in the small hours of Saturday, futures and currencies trade
# from Sunday evening while stocks do not, and a robot that has slept since Friday sees one long leap.

# Stocks close. The second step is for clocks that stand still: they have to be moved past the bell.
+0s   move-clock to="Fri 15:59:40"
+20s  move-clock by=30s

# IB's weekend: servers are reset between Friday 23:00 and Saturday 03:00.
+35s  move-clock to="Fri 23:00"
+40s  break-farm farm=usfarm
+40s  break-farm farm=usfuture
+41s  lose-connection
+55s  say code=1100 message="Connectivity between IBKR and Trader Workstation has been lost."
+70s  move-clock to="Sat 03:00"
+71s  restore-connection data=kept
+73s  mend-farm farm=usfuture
+75s  mend-farm farm=usfarm

# Sunday, 18:00: futures begin their week.
+90s  move-clock to="Sun 17:59:50"
+100s move-clock by=15s

# Monday: the bell, thirty seconds later. (On a holiday it stays silent.)
+120s move-clock to="Mon 09:29:30"
+150s move-clock by=5s
`;
