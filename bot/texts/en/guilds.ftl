guilds-unknown-city = I don't know the city “{ $city }”. Start typing a bigger city near you and pick one from the list.

guilds-setup-title = Setting up Quillcast
guilds-setup-zone = **Time zone**: { $zone } (it is { $time } there)
guilds-settings-zone = **Time zone**: { $zone }
guilds-setup-staff = **Staff**: { $staff } in { $channel }
guilds-setup-none = not used
guilds-setup-preset = Everything else is preset for members from 13 up: pieces are checked before anyone sees them, messages go through staff, nobody is pinged.
guilds-setup-finish = Start
guilds-setup-again = Check again
guilds-cannot-see = ⚠ I can't see that channel. Someone who can edit it can give me “View Channel” there.
guilds-staff-exposed = ⚠ Everyone in this server can see that channel. Private messages and unpublished pieces will be shown to staff there, so close it to @everyone first (Edit Channel, Permissions, Private Channel), then press “Check again”.
guilds-staff-channel-open = Everyone in this server can see { $channel }. Private messages and unpublished pieces will be shown to staff there, so close it to @everyone first, or choose another channel with `/setup start`.
guilds-staff-is-everyone = That would make everyone in this server staff. Pick what only those who moderate have.
guilds-staff-channel-hidden = I can't see { $channel }, and all that waits for staff comes there. Someone who can edit it gives me “View Channel” there; then press “Start” again. Or choose another channel with `/setup start`.
guilds-staff-channel-lacks = In { $channel } I still need: { $permissions }. All that waits for staff comes there. Someone who can edit the channel gives me that; then press “Start” again.
guilds-lacks = ⚠ There I still need: { $permissions }. Someone who can edit the channel can give me that.
guilds-use-start = **Start here** (a card with buttons for newcomers): { $channel }
guilds-use-news = **News** (the daily digest): { $channel }
guilds-use-showcase = **Showcase** (members' writing): { $channel }
guilds-use-podcast = **Podcasts** (new episodes): { $channel }
guilds-use-collab = **Collaboration** (who looks for whom): { $channel }
guilds-pick-start = Another channel for the start card
guilds-pick-news = Another channel for news
guilds-settings-sixteen = **16+ pieces**: { $who } and staff find them by `/showcase browse`. Nobody else sees that there are any.
guilds-settings-no-sixteen = **16+ pieces**: only staff find them, until you choose who may.
guilds-pick-sixteen = Who may read 16+ pieces?
guilds-sixteen-is-everyone = Everyone has that one. Please choose another.
guilds-pick-showcase = Another channel for the showcase
guilds-pick-podcast = Another channel for podcasts
guilds-pick-collab = Another channel for collaboration

guilds-settings-digest = **The daily digest**: at { $hour } in { $channel }, with { $count } stories at most. `/edition schedule` changes it.
guilds-settings-digest-paused = **The daily digest**: paused, in { $channel }. `/edition schedule` starts it again.

guilds-set-up-title = Quillcast is set up
guilds-set-up-next =
    What comes next:
    1. Add a website or feed with `/feed add`, then choose the hour of the daily digest with `/edition schedule`.
    2. Pick the safety team with `/settings team`: until it has two people, messages from outside go to { $staff } only.
    3. Show members the start card, or tell them to type `/help`.

guilds-settings-collaboration = Requests and messages
guilds-settings-title = How Quillcast works in this server
guilds-switch-on = Switch { $job } on
guilds-switch-off = Switch { $job } off
guilds-job-members = profiles
guilds-job-news = news
guilds-job-showcase = showcase
guilds-job-podcasts = podcasts
guilds-job-collaboration = collaboration

guilds-start-title = Start here
guilds-start-body =
    I'm Quillcast. I help this community write, make podcasts and find each other.
    Everything you press here is answered to you alone.
guilds-start-submit = Submit a piece
guilds-start-people = Find people
guilds-start-mine = My things
guilds-start-staff = Ask staff
guilds-start-safety = How we keep you safe
guilds-safety-page =
    ### How we keep you safe
    • Staff read every piece before anyone else sees it, and you can take yours down at any time.
    • If somebody who doesn't know you wants to write to you, staff read their first message, and then you decide. You never have to open your DMs.
    • What members write to each other here, the safety team can read along. Each conversation says so at its top.
    • Keep to yourself where you live, your school, your number and your accounts. I stop most phone numbers, e-mail addresses and accounts before they are sent, but not everything: leave them out yourself.
    • Posts by members have **Report** and **Block**, and you can report any message: hold or right-click it, then Apps, Report. The person a report is about never sees it, and isn't told who sent it.
    • I keep little: `/privacy show` says what, and `/privacy delete` deletes it.
    Does something feel wrong? Press **Ask staff**. You won't be in trouble for asking.

guilds-help-title = What I can do for you
guilds-help-members =
    • **Read**: `/showcase browse` and `/showcase search` for pieces, `/podcast list` for shows, `/digest latest` for the news
    • **Write**: `/showcase submit`, then `/showcase mine` shows where it stands
    • **Find people**: `/collab browse` and `/collab post`
    • **Ask staff or write to somebody**: `/contact`, or simply write to me in a direct message
    • **You**: `/inbox` for what waits for you, `/profile edit`, `/privacy show`
    • **The team**: `/team show`
guilds-help-in-dm = Here, `/inbox`, `/contact` and `/privacy` work; the others work in the server.
guilds-help-staff =
    For staff:
    • `/staff today` shows everything that waits for you, `/staff away` says that you are away
    • `/review next` checks the next piece, `/review queue` shows them all
    • `/feed add`, `/feed list`, `/edition schedule`, `/edition preview`, `/edition now`
    • `/safety reports` shows what was reported, `/safety pause` stops new messages between members and submissions at once
    • `/settings show`, `/settings team`
