# Teams, and who is staff and safety team.
teams-none = This server has no team yet.
teams-other = Another team
teams-person = { $person }: { $title }
teams-more-people =
    { $count ->
        [one] and one more
       *[other] and { $count } more
    }
teams-leave = Leave the team
teams-left = You are not named there.
teams-accept = Yes, name me
teams-decline = No, thanks
teams-accepted = You are named on the page of { $name } now. With /team show you can leave at any time.
teams-told-invited = **{ $name }** would like to name you on its page as **{ $title }**. Everyone in this server can see that page.
teams-told-accepted = You said yes. With /team show you can leave at any time.

teams-settings-title = Who looks after this server
teams-settings-staff = **Staff**: { $staff } in { $channel }. Change it with `/setup start`.
teams-settings-safety = **Safety team**: { $people }
teams-settings-ready = Reports go to them, and messages to members can be passed on, since two of them can read along.
teams-settings-not-ready = Pick three people whom members trust, or at least two: nobody of them counts for a message that they write or get themselves. Until then messages go to the team's staff channel only, and reports to staff while there is nobody.
teams-settings-integrations = Somebody in it who is not staff reads reports from their /inbox. For `/safety` itself, allow them that command: Server Settings, Integrations, Quillcast.
teams-settings-who-picks = Only someone with the Manage Server permission picks the safety team, since it reads along.
teams-settings-pick = Pick the safety team
teams-settings-teams = **Teams**: the groups that make shows, a blog, or offer writing jobs. Each has a page.
teams-settings-one = **{ $name }** · { $count ->
    [one] one person
   *[other] { $count } people
    }
teams-nobody = nobody yet
teams-new = New team
teams-manage = Open
teams-edit = Change the page
teams-edit-title = The team's page
teams-invite = Add somebody
teams-unseat = Take somebody off the team
teams-remove = Take the team off
teams-remove-question = Take **{ $name }** off? Its page and everybody's place in it are gone then. Shows stay.
teams-back = Back
teams-waiting = Asked, but not named before they say yes: { $people }
teams-field-name = Name
teams-field-about = What the team makes
teams-field-links = Links
teams-field-person = Who
teams-field-title = As what
teams-hint-about = For members, and for people who want to work with you
teams-hint-links = One a line, at most five. https://…
teams-hint-title = Such as host, editor, sound
teams-name-taken = **{ $field }**: there is a team of that name already.
teams-too-many = A server can have { $most } teams at most.
teams-full = A team can have { $most } people at most.
teams-title-refused = Please write what they do there in at most { $most } characters, without links or ways to reach them.
teams-not-a-member = That person is not a member of this server.
teams-left-out = Without what was left out. It is not saved yet:
