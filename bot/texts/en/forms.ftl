forms-draft-gone = That form was already sent or thrown away. Start again from the command.
