forms-draft-gone = That form was already sent or thrown away. Start again from the command.

# What keeps a form from being sent. $field is the name of the field.
forms-problems = **Not saved yet.** What you typed is still here:
forms-problem-missing = **{ $field }** is still empty.
forms-problem-long = **{ $field }** is { $length } characters long; { $most } is the most.
forms-problem-lines = **{ $field }** has more than { $most } lines.
forms-problem-email = **{ $field }**: { safety-mark-email }
forms-problem-phone = **{ $field }**: { safety-mark-phone }
forms-problem-address = **{ $field }**: { safety-mark-address }
forms-problem-invite = **{ $field }**: { safety-mark-invite }
forms-problem-handle = **{ $field }**: { safety-mark-handle }
forms-problem-link = **{ $field }**: { safety-mark-link }
forms-problem-payment = **{ $field }**: { safety-mark-payment }
forms-problem-password = **{ $field }**: { safety-mark-password }
forms-problem-no-link = **{ $field }**: “{ $words }” is not a web address. One address a line, beginning with https://.
forms-fix = Change it
forms-leave-out = Leave these out
forms-forget = Forget my changes

# What its writer may leave out or send on. $field is the name of the field.
forms-remarks = **One look more.** It can stay, and it's yours to choose. With your name, it helps strangers find you:
forms-remark-school = **{ $field }**: { safety-mark-school }
forms-remark-age = **{ $field }**: { safety-mark-age }
forms-send-on = Send it like this
forms-save-on = Save it like this
forms-save = Save
forms-send = Send
forms-left-out = **Not sent yet.** This is what is left:
