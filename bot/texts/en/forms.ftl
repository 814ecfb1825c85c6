forms-draft-gone = That form was already sent or thrown away. Start again from the command.

# What keeps a form from being sent. $field is the name of the field.
forms-problems = **Not saved yet.** What you typed is still here:
forms-problem-missing = **{ $field }** is still empty.
forms-problem-long = **{ $field }** is { $length } characters long; { $most } is the most.
forms-problem-lines = **{ $field }** has more than { $most } lines.
forms-problem-email = **{ $field }**: “{ $words }” looks like an e-mail address. People can reach you through me, so nobody needs it.
forms-problem-phone = **{ $field }**: “{ $words }” looks like a phone number. Please keep that to yourself here.
forms-problem-invite = **{ $field }**: “{ $words }” looks like an invitation to another server. Those can't go in here.
forms-problem-handle = **{ $field }**: “{ $words }” looks like an account somewhere else. People can reach you through me instead.
forms-problem-link = **{ $field }**: “{ $words }” looks like a link, and this is not a place for links.
forms-problem-no-link = **{ $field }**: “{ $words }” is not a web address. One address a line, beginning with https://.
forms-fix = Change it
forms-leave-out = Leave these out
forms-forget = Forget my changes
