export const stolenData = `# Somebody logs in with the same user, and the prices go with them: 10197 on every line.
#
# It happens when the phone app is opened, or TWS on another machine: only one session of a user has live prices.
# Orders and accounts go on as ever. When the other session ends, prices are there again, and TWS says nothing.
# People report: robots that take 10197 for the end of a line, ask for it anew and get it again, and again.

+5s  steal-data for=20s

# Back for a while, and gone for longer.
+40s steal-data for=45s

# The phone app is opened only to be closed again.
+95s steal-data for=2s
`;
