# The public clock of an idea
clock-title = Who answers, and by when
clock-unassigned = No agency has this idea yet.
clock-returned = This idea is with the moderators, who are looking for the right agency.
clock-first-answer = First answer
clock-decision = Decision
clock-due = Due by { $date }
clock-left = { $count ->
    [one] { $n } working day left
   *[other] { $n } working days left
}
clock-left-none = no working day left
clock-paused = Paused since { $date }
clock-overdue = { $count ->
    [one] Overdue by { $n } working day
   *[other] Overdue by { $n } working days
}
clock-was-due = It was due by { $date }.
clock-done = { $count ->
    [one] Given after { $n } working day
   *[other] Given after { $n } working days
}
clock-done-same-day = Given on the same day
clock-in-time = in time
clock-late = late
clock-nothing = Nothing is due
clock-pause-reason = Paused, because:
clock-pause-question = The clock is paused: the agency is waiting for word from residents.
clock-pause-question-link = Read the question
clock-replies = { $count ->
    [one] { $n } comment has come since then.
   *[other] { $n } comments have come since then.
}
clock-steps = All steps
clock-step-assigned = Assigned to { $agency }
clock-step-handed_over = Handed over to { $agency }
clock-step-handed_back = { $agency } returned it to the moderators
clock-step-withdrawn = Taken back from { $agency } by the moderators
clock-step-paused = Clock paused
clock-step-resumed = Clock running again
clock-step-answered = { $agency } answered
clock-step-asked = { $agency } asked residents
clock-reason = Reason
clock-reason-hint = Everyone can read it. Up to { $max } characters.
clock-reason-optional = Reason (not needed the first time)
clock-agency = Agency
clock-agency-choose = Choose an agency
clock-agency-suggested = { $agency } (has this topic)
clock-assign = Assign
clock-assign-title = Assign this idea
clock-hand-over = Hand over to another agency
clock-hand-over-submit = Hand over
clock-hand-back = Return to the moderators
clock-hand-back-submit = Return
clock-withdraw = Take it from the agency
clock-withdraw-submit = Take back
clock-pause = Pause the clock
clock-pause-submit = Pause
clock-resume = Let the clock run again
clock-leave = Leave it without an agency
clock-officer-title = For officers
clock-moderator-title = For moderators
clock-late-title = Somebody was quicker
clock-late-by = { $name } has already settled this: { $date }. Nothing was done twice. Below you see how things stand now.
clock-late-other = This has already been settled: { $date }. Nothing was done twice. Below you see how things stand now.
error-clock-reason-missing = Give a reason that everyone can read.
error-clock-agency-missing = Choose an agency.
notice-clock-assigned = The idea is assigned.
notice-clock-handed-over = The idea is handed over.
notice-clock-handed-back = The idea is back with the moderators.
notice-clock-paused = The clock is paused.
notice-clock-resumed = The clock is running again.
notice-clock-left = The idea stays without an agency.

# Official answers
answer-asks = Question to residents
answer-ask-title = Ask residents
answer-ask-lead = The question stands with the official answers, and the clock is paused until you let it run again, or answer.
answer-ask-body = Your question
answer-ask-hint = Everyone who supports or follows this idea will read it. Up to { $max } characters.
answer-ask-publish = Ask and pause the clock
answer-decline-title = Only when declining
answer-decline-reason = Why it is declined
answer-decline-choose = Choose a reason
answer-decline-because = Declined:
answer-reopen = What would reopen it
answer-reopen-hint = What would have to change for the city to think again. Up to { $max } characters.
answer-reopen-if = What would reopen it:
decline-not-legal = the law does not allow it
decline-not-ours = it is not for the city to do
decline-too-costly = it costs more than it brings
decline-already-exists = it is there already
decline-others-first = others need it more urgently
decline-harms-others = it would harm others
decline-not-feasible = it cannot be done
decline-other = another reason
error-ask-missing = Write your question.
error-decline-reason-missing = Choose why it is declined.
error-reopen-missing = Say what would reopen it.
notice-asked = Your question is published, and the clock is paused.

# Agencies
nav-agencies = Agencies
agencies = Agencies
agencies-lead = Who answers for the city, how long it takes them, and what they still owe.
agency-open = Ideas to answer or decide
agency-overdue = Overdue
agency-answer-median = Usual time to a first answer
agency-topics = Topics of this agency
agency-days = { $count ->
    [one] { $n } working day
   *[other] { $n } working days
}
agency-days-half = { $n } working days
agency-percent = { $n }%
agency-ideas = All its ideas
agency-figures = How it is doing
agency-target = Promised
agency-median = Usual time (median)
agency-share = In time
agency-done = Given
agency-waiting = Still in time or paused
agency-figures-note = Working days, over the last twelve months. What is overdue counts as late.
agency-paused = { $count ->
    [one] The clock of one idea is paused.
   *[other] The clocks of { $n } ideas are paused.
}
agency-overdue-title = Overdue now
agency-overdue-none = Nothing is overdue.
agency-overdue-more = { $count ->
    [one] And { $n } more.
   *[other] And { $n } more.
}
agency-trend = First answers by month
agency-trend-drawing = Columns: first answers of each month, those in time and those late. The table below tells the same.
agency-trend-table = As a table
agency-month = Month
agency-members = Who answers

# The officers' queue
queue = To do
queue-of = To do: { $agency }
queue-lead = What has to be answered or decided, the most urgent first. What is paused comes last.
queue-states = What is shown
queue-all = All
queue-overdue = Overdue
queue-unanswered = Without an answer
queue-undecided = Without a decision
queue-paused = Paused
queue-empty = There is nothing to do here.

# Administration
admin-agencies = Set up agencies
admin-agencies-lead = Names, topics, promised days and members of each agency.
admin-agency-new = New agency
admin-save = Save
agency-slug = Word in addresses
agency-slug-hint = Small Latin letters, digits and hyphens, such as public-works. It cannot be changed later.
agency-names = Name
agency-about = What it is for
agency-answer-days = Working days to a first answer
agency-decision-days = Working days to a decision
agency-topics-hint = New ideas on these topics are suggested to go to this agency. A topic has one agency at most.
admin-member-email = E-mail address of a new member
admin-member-hint = They need an account already. The address is not shown to anyone; members appear under their public name.
admin-member-add = Add
admin-member-remove = Remove
admin-moderators = What moderators look after
admin-moderators-lead = Without a topic or area chosen, a moderator looks after everything.
admin-moderators-none = There are no moderators yet.
admin-reach-all = Everything
admin-reach-change = Change
admin-reach-topics = Topics
admin-reach-areas = Areas
error-agency-slug-missing = Enter the word in addresses.
error-agency-slug-letters = Use small Latin letters, digits and hyphens.
error-agency-slug-taken = Another agency has this word.
error-agency-names-missing = Enter a name in at least one language.
error-agency-days-missing = Enter a number of days.
error-agency-days-range = Enter a whole number from 1 to 365.
error-member-none = There is no account with this e-mail address.
error-member-role = This account is a moderator’s or an administrator’s, who cannot speak for an agency.
notice-agency-saved = The agency is saved.
notice-member-added = The new member may answer for the agency now.
notice-member-removed = The member no longer answers for the agency.
notice-reach-saved = It is saved what the moderator looks after.
idea-form-topic-hint = Topics stand under the agency that usually answers.
idea-form-topic-others = Other topics
