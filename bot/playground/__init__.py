"""A stateful Discord on loopback, for tests and for trying the bot without an account.

It is Discord, not the bot: it imports nothing of the rest of the program, and an unmodified client library connects to
it over HTTP and websocket.
"""
