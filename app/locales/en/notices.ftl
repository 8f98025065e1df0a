
# Notices: what a resident was told
notices = Notices
notices-lead = What became of the ideas that you support and of what you follow.
notices-none = Nothing new yet
notices-none-text = Follow an idea, a topic or an area, and you will hear here what becomes of it.
notices-mark-all = Mark all as read
notices-more = Earlier notices
notices-first = Back to the latest
notices-unread = { $count ->
    [one] { $n } unread notice
   *[other] { $n } unread notices
}
notices-unread-many = More than { $n } unread notices
notices-earlier = { $count ->
    [one] and one earlier notice
   *[other] and { $n } earlier notices
}
notice-read-all = All notices are marked as read.
told-new = New
told-about-idea = Idea
told-about-item = Roadmap
told-about-site = About this site
told-hidden = Something that cannot be read at the moment
told-stop = Stop notices about this
told-an-agency = The responsible agency
told-answered = { $agency } has answered. Stage from now on: { $stage }.
told-answered-plain = { $agency } has answered.
told-asked = { $agency } has a question to residents.
told-assigned = { $agency } is responsible for this idea from now on.
told-merged = “{ $title }” and this idea have become one.
told-merged-plain = An idea that you support or follow has become one with this idea.
told-voice = { $count ->
    [one] Your voice counts here, with { $n } other.
   *[other] Your voice counts here, with { $n } others.
}
told-voice-alone = Your voice counts here.
told-voice-withdraw = Withdraw my support
told-withdrawn = Your support for “{ $title }” is withdrawn.
told-joined = { $count ->
    [one] Another idea said the same: { $n } more voice counts here.
   *[other] Another idea said the same: { $n } more voices count here.
}
told-joined-plain = Another idea that said the same stands here now.
told-unmerged = This idea stands by itself again, and your voice with it.
told-split = A moderator proposes that what you wrote, or a part of it, be an idea of its own. You decide.
told-replied = { $who } replied to your comment.
told-replied-gone = Somebody replied to your comment; the reply cannot be read any more.
told-commented = { $who } wrote a comment.
told-commented-gone = Somebody wrote a comment, which cannot be read any more.
told-case = { $who } told of a case of their own.
told-case-gone = Somebody told of a case of their own.
told-mentioned = { $who } mentioned you in an internal note.
told-mentioned-gone = A colleague mentioned you in an internal note.
told-approved = { $subject ->
    [idea] Your idea is published.
    [comment] Your comment is published.
    [case] Your case is published.
   *[other] What you wrote is published.
}
told-hidden-by = { $subject ->
    [idea] A moderator hid your idea. Here is why, and how you can object.
    [comment] A moderator hid your comment. Here is why, and how you can object.
    [case] A moderator hid your case. Here is why, and how you can object.
   *[other] A moderator hid what you wrote. Here is why, and how you can object.
}
told-restored = { $subject ->
    [idea] Your idea can be read again.
    [comment] Your comment can be read again.
    [case] Your case can be read again.
   *[other] What you wrote can be read again.
}
told-kept = { $subject ->
    [idea] A moderator looked at your idea: it stays as it is.
    [comment] A moderator looked at your comment: it stays as it is.
    [case] A moderator looked at your case: it stays as it is.
   *[other] A moderator looked at what you wrote: it stays as it is.
}
told-held = { $subject ->
    [idea] A moderator will look at your idea. Until then it can be read as before.
    [comment] A moderator will look at your comment. Until then it can be read as before.
    [case] A moderator will look at your case. Until then it can be read as before.
   *[other] A moderator will look at what you wrote. Until then it can be read as before.
}
told-edit-proposed = A moderator proposes another wording of your idea. You decide.
told-appeal-overturned = Your objection was upheld: the decision is taken back.
told-appeal-upheld = Another moderator looked at your objection: the decision stands.
told-promised = This is on the city’s roadmap now. Stage: { $stage }.
told-promised-plain = This is on the city’s roadmap now.
told-stage-moved = The stage has changed from “{ $from }” to “{ $stage }”.
told-stage = The stage has changed: { $stage }.
told-stage-plain = The stage has changed.
told-date-moved = The promised date has changed.
told-due-set = Promised: { $to }.
told-due-gone = No date is promised at the moment; until now: { $from }.
told-due-moved = { $how ->
    [later] It will take longer. Promised now: { $to }; until now: { $from }.
    [earlier] It is to be done sooner. Promised now: { $to }; until now: { $from }.
    [narrowed] The date is more precise. Promised now: { $to }; until now: { $from }.
   *[widened] The date is less precise. Promised now: { $to }; until now: { $from }.
}
told-start-set = Work begins: { $to }.
told-start-gone = When work begins is open again; until now: { $from }.
told-start-moved = { $how ->
    [later] Work begins later: { $to }; until now: { $from }.
    [earlier] Work begins sooner: { $to }; until now: { $from }.
    [narrowed] Work begins, more precisely: { $to }; until now: { $from }.
   *[widened] Work begins, less precisely: { $to }; until now: { $from }.
}
told-handed-on = { $agency } is responsible for this promise from now on, instead of { $from }.
told-milestone = Milestone reached: { $title }.
told-milestone-plain = A milestone is reached.
told-posted = { $agency } tells news of this.
told-delivered = The city says that this is done. Did it solve it for you?
told-looked-at = Moderators looked at this again, since you said that it did not help. It stays delivered, for this reason:
told-published = { $who } submitted this idea, in what you follow.
told-published-plain = A new idea, in what you follow.

# Following
following = What you follow
following-lead = Your notices tell you what becomes of these. Nobody else sees this list.
following-none = You follow nothing yet
following-none-text = Every idea has a button for it; lists of a topic, an area or an agency have one, too.
following-ideas = Ideas
following-topics = Topics
following-areas = Areas
following-agencies = Agencies
following-items = Roadmap
following-more = Further ideas
following-hidden = An idea that cannot be read at the moment
follow-topic = Follow this topic
follow-area = Follow this area
follow-agency = Follow this agency
follow-item = Follow this promise
follow-stop = Stop following
follow-on = You follow: { $name }
notice-follow-on = You will hear of what is new there.
notice-follow-off = You will hear no more of it.

# Feeds
feed-offer = Feed of this list
feed-entry-comment = { $who } commented
feed-entry-reply = { $who } replied
feed-entry-answer = { $agency } answered: { $stage }
feed-entry-idea = { $who } submitted this idea
feed-entry-imported = This idea was submitted
feed-idea-title = { $title } – what becomes of it
feed-roadmap-title = Roadmap of { $city }
feed-item-made = On the roadmap: { $stage }
feed-item-stage = Stage changed: { $stage }
feed-item-date = Date changed
feed-item-handed-on = Handed to { $agency }
feed-item-update = News
feed-item-evidence = Done: what shows it
calendar-title = Promises of { $city }
calendar-offer = Due dates as a calendar
