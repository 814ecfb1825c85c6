# What waits for staff, and when they are there.
staff-seen-to = Somebody has seen to that already.
staff-no-time = That is no time of day. Please write it as 21:00.
