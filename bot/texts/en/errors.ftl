# What is said when something cannot be done, whatever the job.
errors-unexpected = Something went wrong on my side (reference { $reference }); you did nothing wrong. Please try again, and if it happens twice, tell staff the reference.
errors-busy = I'm writing something else down at this very moment. Nothing was saved; please press it again in a few seconds.
errors-form-late = That took me too long, and Discord opens no form after that. Nothing is lost; please try it again.
errors-storage-full = I can't save anything right now because my disk is full. Nothing was saved; please tell staff.
errors-unknown-control = That button is from an older post and no longer does anything. Type / to see what I can do now.
errors-unknown-command = I don't know that command any more. Type / to see what I can do now.
errors-not-staff = Only staff can do that.
errors-only-in-server = That works in the server, not in direct messages. Please use it there.
errors-job-off = That is switched off in this server.
errors-not-set-up = I'm not set up in this server yet. Someone with the Manage Server permission can type /setup start.
errors-needs-manage-server = Only someone with the Manage Server permission can do that.
errors-not-found = I couldn't find that any more. It may have been removed.
errors-missing-permission = I need the permission “{ $permission }” in { $channel } for that. Someone who can edit the channel can give it to me.
errors-empty = There was nothing in it. Please write something.
errors-not-here = I was not invited to this server, so I do nothing here. You can write to me in a direct message.
errors-typed-back = What you wrote is in this file, so that you don't have to write it again. Only you see it.
