# Moderation
rule-label = Rule that it breaks
rule-label-optional = Rule that it breaks (when hiding)
rule-choose = Choose a rule
rule-personal-data = Personal data
rule-insult = Insult or threat
rule-off-topic = Not about the city
rule-spam = Advertising or spam
rule-illegal = Against the law
rule-other = Something else
error-rule-missing = Choose the rule that it breaks.
error-reason-missing = Give a reason: the author and the public log will show it.
error-flag-missing = Say in a few words what is wrong.
error-appeal-missing = Tell why you object.
error-note-missing = Write a note.
error-reply-name-missing = Give the reply a name.
error-reply-text-missing = Write the reply in at least one language.

verdict-approve = Approve
verdict-hide = Hide
verdict-restore = Show again
verdict-keep = Keep as it is
verdict-approved = Approved
verdict-hidden = Hidden
verdict-restored = Shown again
verdict-kept = Kept
subject-idea = Idea
subject-comment = Comment
subject-case = Own case
state-waiting = Waiting
state-public = Public
state-hidden = Hidden

waiting-note = Only its author and the moderators can read this. It appears for everyone once a moderator has approved it.
hidden-idea = A moderator has hidden this idea.
hidden-comment = A moderator has hidden this comment.
hidden-case = A moderator has hidden this account.
hidden-reason = Reason:
hidden-appeal = Object to this decision
hidden-idea-title = This idea is hidden
hidden-idea-lead = A moderator has taken it out of public view. Its text cannot be read here any more; the reason can.

flag = Report
flag-title = Report to the moderators
flag-lead = A moderator looks at what you report. Nobody sees who reported it, and reports alone never hide anything.
flag-body = What is wrong with it?
flag-hint = Optional, unless you chose “Something else”.
flag-send = Send report
flag-weight = weight { $n }
moderate = Open in the inbox

appeal-title = Object to a decision
appeal-back = Back to the idea
appeal-decision = The decision
appeal-label = Why should it be shown again?
appeal-hint = You can object once. Another moderator than the one who decided will answer.
appeal-send = Send objection
appeal-made = Your objection
appeal-open = Another moderator will answer. You will be told.
appeal-upheld = Objection refused: it stays hidden
appeal-overturned = Objection accepted: it is shown again
appeal-undone = This decision was taken back. There is nothing to object to any more.
appeal-uphold = Leave it hidden
appeal-overturn = Show it again
appeal-answer-hint = Your answer to the author.
appeal-decided-by = Hidden by
appeal-not-yours = You took this decision yourself, so a colleague must judge the objection.

inbox = Moderators’ inbox
inbox-sorts = What waits
inbox-all = Everything
inbox-ideas = New ideas
inbox-comments = New comments
inbox-flags = Reported
inbox-duplicates = Probable duplicates
inbox-appeals = Objections
inbox-handbacks = Handed back
inbox-reopenings = Did not help
inbox-every-topic = All topics
inbox-every-area = All areas
inbox-show = Show
inbox-target = { $count ->
    [one] Aim: settled within { $n } hour
   *[other] Aim: settled within { $n } hours
}
inbox-list = What waits, longest waiting first
inbox-empty = Nothing waits here. Well done.
inbox-more = There is more; it appears as these are settled.
inbox-select = Select:
inbox-waits = Waits
inbox-held = Held
inbox-flagged = Reported
inbox-appeal = Objection
inbox-handback = Handed back
inbox-reopening = Looked at again
inbox-late = Late
inbox-claimed = { $name } is looking at this
inbox-bulk = With the selected …
inbox-bulk-hint = One action and one reason for everything that is ticked. What a colleague has settled meanwhile is left alone.
inbox-done-many = { $count ->
    [one] ({ $n } item)
   *[other] ({ $n } items)
}
inbox-left = { $count ->
    [one] { $n } was left alone: it had been settled or does not fit.
   *[other] { $n } were left alone: they had been settled or do not fit.
}
inbox-settled = Already settled by
inbox-settled-nothing = Nothing was done twice. This is how it stands now.
inbox-changed = It has changed since you opened it.
inbox-steps = Other entries
inbox-back = To the list
inbox-previous = Previous
inbox-next = Next
reason-label = Reason
reason-hint = The author is told; the public log shows it without names.
reply-label = Saved reply
reply-insert = Insert
undo = Undo

author-since = member since
author-public = { $count ->
    [one] { $n } public text
   *[other] { $n } public texts
}
author-hidden = { $count ->
    [one] { $n } hidden lately
   *[other] { $n } hidden lately
}
sign-links = { $count ->
    [one] { $n } link, new account
   *[other] { $n } links, new account
}
sign-repeated = { $count ->
    [one] Same words once before
   *[other] Same words { $n } times before
}
sign-burst = { $count ->
    [one] { $n } text within an hour
   *[other] { $n } texts within an hour
}
sign-near-duplicate = { $n }% like another idea, new account
sign-flags = { $count ->
    [one] { $n } report
   *[other] { $n } reports
}

detail-flags = Reports
detail-signs = Looks like spam
detail-handback = Handed back by { $agency }
handback-leave = Leave it without an agency
detail-similar = Similar ideas
detail-appeal = The author objects
detail-decision = Decide
detail-history = Decisions so far
way-merge = Merge into another
way-promote = Put on the roadmap
way-assign = Assign to an agency
place-change = Change topic or area
place-no-topic = No topic
place-whole-city = The whole city
place-save = Move
edit-propose = Propose another wording
edit-hint = You cannot change a resident’s words. What you propose here replaces them only if the author accepts.
edit-field-title = Title
edit-field-body = Text
edit-send = Send to the author
edit-standing = Another wording waits for the author’s answer.
edit-title = Another wording for your idea
edit-lead = A moderator suggests this wording. Nothing changes unless you accept; what you wrote before is kept.
edit-now = As it stands
edit-proposed = As proposed
edit-accept = Accept this wording
edit-refuse = Leave it as it is
edit-waits = A moderator proposes another wording for your idea.
edit-look = Look at it and decide
notes = Internal notes
note-label = Note for colleagues
note-hint = Never public. Write @ and a colleague’s full name to tell them of it.
note-save = Keep note

log = Decision log
log-lead = Everything that moderators decided, newest first. The last decision about a thing can be undone.
log-empty = Nothing has been decided yet.
log-undone = Undone by
log-undone-plain = Undone
log-newest = Newest
log-older = Older
public-log = Public moderation log
public-log-lead = What moderators hid and why, without anybody’s name.
public-log-none = Nothing has been hidden yet.
public-log-numbers = The last 90 days
public-log-what = What, and which rule
public-log-hidden = Hidden
public-log-appealed = Objections
public-log-overturned = Shown again
public-log-last = Latest decisions

replies = Saved replies
replies-lead = What moderators write often. A reply is inserted in the language of the text it answers.
reply-new = New reply
reply-name = Name for colleagues
reply-hint = You can write {"{"}name{"}"}, {"{"}title{"}"}, {"{"}rule{"}"} and {"{"}city{"}"}: they are filled in.
reply-save = Keep reply
reply-delete = Delete

keys = Keyboard
keys-hint = Keys work by their place on the keyboard, whatever alphabet is set, and never while you type.
keys-on = Keys are on
keys-next = next entry
keys-previous = previous entry
keys-approve = approve, keep or show again
keys-hide = hide
keys-merge = merge
keys-promote = put on the roadmap
keys-reply = saved reply
keys-place = topic or area
keys-undo = undo
keys-legend = this list

notice-waiting = Thank you. A moderator will read it before everyone else can.
notice-flagged = Thank you. A moderator will look at it.
notice-flagged-before = You have reported this before; a moderator will look at it.
notice-appealed = Your objection goes to another moderator.
notice-appeal-decided = The objection is settled and the author told.
notice-decision-undone = The decision is taken back.
notice-placed = The idea has moved.
notice-noted = The note is kept.
notice-edit-proposed = The author will be asked.
notice-edit-accepted = Your idea says it in the new words now.
notice-edit-refused = Your idea stays as it is.
notice-reply-saved = The reply is kept.
notice-reply-deleted = The reply is deleted.
notice-nothing-selected = Nothing was ticked, so nothing was done.

problem-hidden-title = This idea is hidden
problem-hidden-text = A moderator has hidden it, so it can be neither supported, discussed nor answered any more.
problem-waiting-title = This idea is not public yet
problem-waiting-text = It waits for a moderator. It can be supported, discussed and answered once it is approved.
problem-changed-title = It has changed meanwhile
problem-changed-text = Somebody has settled, changed or deleted it since you opened the page. Nothing was done.

duplicates-choose = Choose the idea to keep, untick those that do not belong, and merge the rest. What you untick counts as another matter and is not listed with it again.
duplicates-keep = Keep this one
duplicates-merge-this = Merge
duplicates-merge = Merge into the one that is kept
duplicates-apart = All different matters
duplicates-reason = Reason (may be empty)
duplicates-shared = Marked words are in both titles; dotted ones in one alone.

gates = How far the search can be trusted
gates-lead = From these degrees of likeness on, an idea is shown as related and called probably the same. They follow, slowly, what moderators merge and tell apart and what residents say of their own ideas.
gates-languages = Written in
gates-related = Related from
gates-probable = Probably the same from
gates-decided = Pairs decided
gates-right = Of those called probably the same, moderators agreed
gates-other = Other languages
gates-two = Two languages
gates-none = Nothing decided yet
gates-share = { $share } of { $n }
