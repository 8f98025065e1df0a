
# Promised dates
promised-year = { $year }
promised-quarter-1 = first quarter of { $year }
promised-quarter-2 = second quarter of { $year }
promised-quarter-3 = third quarter of { $year }
promised-quarter-4 = fourth quarter of { $year }
promised-season-1 = first quarter of { $year }
promised-season-2 = second quarter of { $year }
promised-season-3 = third quarter of { $year }
promised-season-4 = fourth quarter of { $year }
promised-days = { $first } to { $last }
promised-with-days = { $period } ({ $days })
promise-title = On the roadmap
promote = Make it a promise

# The roadmap
nav-roadmap = Roadmap
roadmap = Roadmap
roadmap-lead = What the city has promised, until when, and how far it has come. No date changes here without a reason that you can read.
roadmap-description = What { $city } has promised its residents, until when, and how far it has come.
roadmap-views = Views of the roadmap
roadmap-view-columns = By stage
roadmap-view-timeline = Timeline
roadmap-view-changelog = Delivered
roadmap-filter = Filter promises
roadmap-all-years = All years
roadmap-empty = Nothing has been promised yet.
roadmap-empty-filtered = No promise matches these filters. Take one away to see more.
roadmap-column-none = Nothing here at the moment.
roadmap-all-of-stage = All { $count }: { $stage }
roadmap-cut = There are more than fit here. Choose an agency, an area or a year to see the others.
roadmap-declined = { $count ->
    [one] Declined: { $n }
   *[other] Declined: { $n }
}
roadmap-new = New promise
roadmap-new-lead = Everyone who supports one of the ideas behind it will hear of it.
roadmap-promise = Put it on the roadmap

# Timeline
timeline-legend = A filled bar is work, a light one the time in which it is promised to be done. A diamond is the date that was first promised; the line is today.
timeline-table = The timeline as a table
timeline-item = Promise
timeline-first = First promised
timeline-none = –

# An item
item-promise-of = Promise
item-facts = The promise in short
item-agency = Responsible
item-agency-choose = Choose an agency
item-helpers = Together with
item-start = Begins
item-due = Promised
item-due-by = by { $date }
item-due-on = on { $date }
item-delivered = Delivered
item-delivered-on = Delivered
item-overdue = Overdue
item-budget = Budget
item-budget-hint = As the public should read it, such as “120,000 from the street fund”. Leave it empty if it is not public.
item-voices = { $count ->
    [one] { $n } resident stands behind this
   *[other] { $n } residents stand behind this
}
item-told = Last news
item-moved = { $count ->
    [one] moved once
   *[other] moved { $n } times
}
item-moved-twice = moved twice
item-other-language = So far this can be read in { $language } only.
item-ideas = { $count ->
    [one] The idea behind it
   *[other] The { $n } ideas behind it
}
item-title = Title
item-summary = What will be done
item-topic-none = No topic
item-stage = Stage
item-stage-and-dates = Stage and dates
item-date-hint = Say no more than you know: 2027, 2027-Q3, 2027-05 or 2027-05-18. Solar Hijri years work as well.
item-reason = Public reason
item-reason-hint = Everyone who waits for this will read it.
item-declining = If you decline it
item-decline-reason = Why it is declined
item-decline-choose = Choose a reason
item-reopen-if = What would reopen it
item-move = Move
item-move-confirm = Move it
item-manage = Manage this promise
item-manage-parts = Parts of this page
item-change-lead = Every change of a stage or a date stays on the page for good, with your name and your reason.
item-change-send = Publish the change
item-texts = Texts, place and helpers
item-texts-save = Save
declined-title = Declined: { $reason }

# Its history
story-title = The promise’s history
story-first = First promised: { $date }.
story-never-moved = The date has never moved.
story-moved = { $count ->
    [one] Moved once.
   *[other] Moved { $n } times.
}
story-moved-twice = Moved twice.
story-now = Promised now: { $date }.
story-no-date = No date is promised at the moment.
story-kept = Kept as first promised.
story-kept-later = Delivered by its last announced date, later than first promised.
story-late = Delivered later than promised.
story-made = Put on the roadmap: { $stage }
story-stage = { $from } → { $to }
story-due-set = Promised: { $date }
story-due-gone = No longer promised: { $date }
story-due-moved = Promised date: { $from } → { $to } ({ $how })
story-start-set = Begins: { $date }
story-start-gone = The beginning is open again; it was: { $date }
story-start-moved = Beginning: { $from } → { $to } ({ $how })
shift-later = later
shift-earlier = earlier
shift-narrowed = more precise
shift-widened = less precise

# Milestones and news
milestones-title = Milestones
milestone = Milestone
milestone-due = Until when
milestone-add = Add milestone
milestone-reach = Reached
milestone-reached = Reached
posts-title = News
post-title = Tell the news
post-kind = What it is
post-update = News
post-evidence = Evidence
post-body = Text
post-picture = Picture
post-picture-hint = JPEG, PNG or WebP, up to 8 MB. Where and when it was taken is removed.
post-picture-text = What the picture shows
post-picture-text-hint = For those who cannot see it; needed with a picture.
post-send = Publish

# Whether it helped
outcome-title = Did it help?
outcome-none = Nobody has answered yet.
outcome-answers = { $count ->
    [one] { $n } of those who asked for it has answered.
   *[other] { $n } of those who asked for it have answered.
}
outcome-share = { $count } ({ $percent }%)
outcome-yes = Yes, solved
outcome-partly = Partly
outcome-no = No
outcome-question = Did this solve it for you?
outcome-verdict = Your answer
outcome-why = Why?
outcome-why-hint = Those in the city who answer for this read it. It is not published.
outcome-send = Answer
outcome-change = Change my answer
outcome-visitor = Did you support one of the ideas behind it? Then tell whether it helped.
reopening-title = Looked at again
reopening-told = { $no } of { $answers } who answered say that it did not help.
reopening-settled = Decided by a moderator
reopenings-title = Delivered, and many say it did not help
reopenings-lead = These wait for a decision: does the work go on, or does it stay delivered?
settle-decision = What happens now?
settle-reopen = The work goes on: back to “In progress”
settle-keep = It stays delivered
settle-send = Decide
subject-promise = Promise
reopening-manage = Change stage or dates
settled-reopen = The work goes on
settled-keep = It stays delivered
reopening-undone = The decision that the work goes on was taken back. Moderators look at it again.

# Managing
manage-late-title = Somebody else was faster
manage-late-now = now: { $stage }
manage-late-text = Nothing of yours was saved. What you typed still stands below: look at it once more and send it again if you still mean it.
manage-ideas = Ideas behind it
manage-idea = Numbers of ideas
manage-idea-hint = The number at the end of an idea’s address; several with commas between them.
manage-idea-add = Add
manage-idea-remove = Take away

# Handing it on
handover = Hand it to another agency
handover-lead = { $agency } answers for this promise. Stage and dates stay as they are; the handover stays on the page for good, with your name and your reason.
handover-agency = To which agency
handover-stays = { $agency } goes on helping
handover-send = Hand it over
error-handover-agency-missing = Choose the agency that is to answer for it.
notice-item-handed-on = Handed over, and published with your reason.
story-handed-on = Handed from { $from } to { $to }

# You asked, we did
done-title = You asked, we did
done-lead = What residents of { $city } asked for, and what came of it, in the words they first used.
done-empty = Nothing has been delivered yet. The first promise that is kept will stand here.
done-count = { $count ->
    [one] { $n } promise delivered
   *[other] { $n } promises delivered
}
done-asked = You asked
done-author = – { $author },
done-others = { $count ->
    [one] and one more idea
   *[other] and { $n } more ideas
}
done-helped = { $percent }% of { $answers } answers say: solved.

field-optional = optional
list-comma = ,{" "}
error-not-a-date = This is no date that we can read. Write 2027, 2027-Q3, 2027-05 or 2027-05-18.
error-before-start = This is before the beginning.
error-unchanged = Neither stage nor date would change.
error-not-a-picture = This is no JPEG, PNG or WebP picture that we can read.
error-item-title-missing = Write a title.
error-item-summary-missing = Write what will be done.
error-item-agency-missing = Choose the agency that promises it.
error-item-stage-missing = Choose a stage.
error-item-start-missing = Write when it begins.
error-item-due-missing = A promise has a date. A year is enough.
error-item-reason-missing = Give the reason: nothing changes here without one.
error-item-decline-reason-missing = Choose why it is declined.
error-item-reopen-if-missing = Write what would reopen it.
error-post-body-missing = Write what there is to tell.
error-post-picture-text-missing = Write what the picture shows.
error-milestone-missing = Name the milestone.
error-milestone-due-missing = Write until when.
error-manage-idea-missing = Give the number of an idea that there is, such as 7.
error-outcome-verdict-missing = Choose an answer.
error-settle-decision-missing = Choose what happens now.
notice-item-made = It stands on the roadmap, and everyone behind it will hear of it.
notice-item-changed = The change is published with your reason.
notice-item-saved = Saved.
notice-item-posted = Published.
notice-milestone-reached = The milestone is marked as reached.
notice-outcome-told = Thank you. Your answer is counted.
notice-reopening-settled = Decided, and published with your reason.
problem-late-title = Somebody else was faster
problem-late-text = This has just been done, or changed, by somebody else. Nothing was done twice: look at how it stands now.
