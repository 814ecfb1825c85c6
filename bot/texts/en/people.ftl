# Blocks, and what is stored about a person.
people-cannot-block-yourself = You can't block yourself.

people-stored-title = What I store about you
people-stored-here = In this server, and what belongs to no server:
people-stored-everywhere = In all servers together:
people-stored-nothing = Nothing.
people-stored-never = I never ask for your age, birthday, school or address: please leave them out of what you write. I don't keep what you write in the server's channels, or when you are online. Drafts, messages and offers are encrypted.

# One line for each table with a person in it.
people-stored-audit_row = { $count ->
    [one] one note that you decided or changed something (without any text)
   *[other] { $count } notes that you decided or changed something (without any text)
    }
people-stored-collaboration_answers = { $count ->
    [one] one form you sent to somebody or to a team
   *[other] { $count } forms you sent to somebody or to a team
    }
people-stored-collaboration_direct_message = { $count ->
    [one] one direct message to me
   *[other] { $count } direct messages to me
    }
people-stored-collaboration_inquiry = { $count ->
    [one] one conversation through me
   *[other] { $count } conversations through me
    }
people-stored-collaboration_message = { $count ->
    [one] one message you wrote through me
   *[other] { $count } messages you wrote through me
    }
people-stored-collaboration_message_version = { $count ->
    [one] one wording of your messages
   *[other] { $count } wordings of your messages, with those before an edit
    }
people-stored-collaboration_offer = { $count ->
    [one] one offer to join something
   *[other] { $count } offers to join something
    }
people-stored-collaboration_request = { $count ->
    [one] one search for others
   *[other] { $count } searches for others
    }
people-stored-delivery_dm_state = that you have a direct message channel with me
people-stored-delivery_inbox_item = { $count ->
    [one] one thing in your inbox
   *[other] { $count } things in your inbox
    }
people-stored-digest_subscription = that the digest comes to you by direct message: when, which sections, and what is left out
people-stored-forms_draft = { $count ->
    [one] one form that you haven't sent
   *[other] { $count } forms that you haven't sent
    }
people-stored-members_profile = { $count ->
    [one] your profile
   *[other] { $count } profiles
    }
people-stored-people_block = { $count ->
    [one] one person you block
   *[other] { $count } people you block
    }
people-stored-podcasts_credit = { $count ->
    [one] one credit
   *[other] { $count } credits
    }
people-stored-podcasts_episode = { $count ->
    [one] one episode of your shows
   *[other] { $count } episodes of your shows
    }
people-stored-podcasts_show = { $count ->
    [one] one show you own or added
   *[other] { $count } shows you own or added
    }
people-stored-guilds_staff = that you work as staff, when you last did, and until when you are away
people-stored-safety_member = that you are in the safety team
people-stored-safety_pause = that you paused new messages
people-stored-safety_report = { $count ->
    [one] one report you sent
   *[other] { $count } reports you sent
    }
people-stored-news_share = { $count ->
    [one] one page you suggested for the digest
   *[other] { $count } pages you suggested for the digest
    }
people-stored-showcase_pen_name = { $count ->
    [one] one pen name of yours
   *[other] { $count } pen names of yours
}
people-stored-showcase_credit = { $count ->
    [one] one part you are named for in somebody's piece
   *[other] { $count } parts you are named for in somebody's pieces
}
people-stored-showcase_blog = which blog is yours
people-stored-showcase_feedback = { $count ->
    [one] what one reader told an author, you being one of the two
   *[other] what readers told authors { $count } times, you being one of the two
}
people-stored-showcase_piece = { $count ->
    [one] one piece
   *[other] { $count } pieces
    }
people-stored-showcase_place = { $count ->
    [one] where you are in one piece you read
   *[other] { $count } places where you are in pieces you read
    }
people-stored-showcase_published = { $count ->
    [one] one piece that is published
   *[other] { $count } pieces that are published
    }
people-stored-showcase_review = { $count ->
    [one] one staff check of your pieces
   *[other] { $count } staff checks of your pieces
    }
people-stored-showcase_trusted = that staff trust you with pieces for everyone
people-stored-showcase_version = { $count ->
    [one] one text you sent in
   *[other] { $count } texts you sent in
    }
people-stored-teams_seat = { $count ->
    [one] one place in a team
   *[other] { $count } places in teams
    }

people-blocks = **Whom you block**
people-blocks-more = More
people-unblock = Unblock
people-blocked-since = { $who }, since { $when }
people-blocked-author = whoever made { $kind } { $number }

people-export = Download a copy
people-exported = Everything I store about you in all servers. The file is for you alone; be careful where you put it.
people-export-too-large = That is more than Discord lets me send. Please ask whoever runs me for it.

people-delete = Delete
people-delete-title = Delete what I store about you?
people-delete-goes = **What goes, for good:** your profile, drafts, pieces, offers, credits, your inbox, and what you wrote to others through me. Posts that show it are taken down.
people-delete-stays = **What stays, and why:**
    • copies in a report about you, until 90 days after it is closed: so that the safety team can finish looking into it
    • your Discord number (not your name) in other people's block lists: so that a block stays a block
    • your Discord number and the day, in a list of deletions: so that an old backup doesn't bring you back
    • where staff said that you are too young: a code by which I know you again, with no name or number in it
    • notes of who decided what, without any text: so that decisions of staff can be followed
    Messages you wrote yourself in the server's channels are Discord's; delete those there.
people-delete-first = You can download a copy of everything first: `/privacy export`. Deleting can't be undone.
people-erase-here = Delete in this server
people-erase-all = Delete everywhere
people-keep = Keep it
people-kept = Nothing was deleted.
people-erased-here = Done. Everything you had in this server through me is deleted; posts disappear within a few minutes.
people-erased-all = Done. Everything you had through me is deleted, in every server; posts disappear within a few minutes.
