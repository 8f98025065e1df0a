# Merging
merge-title = Merge into another idea
merge-lead = The voices, followers, comments and cases of this idea will count for the idea that is kept. Nothing is lost: its address leads there for ever, everyone concerned is told, and the merge can be undone at any time.
merge-back = Back to the idea
merge-link = Merge …
merge-into = Idea to keep
merge-into-hint = Its number, or its address.
merge-look = See what it comes to
merge-candidates = Ideas that may say the same
merge-kept = The idea that is kept
merge-swap = Keep the other one instead
merge-other = Choose another idea
merge-reason = Reason (optional)
merge-reason-hint = Everyone can read it.
merge-do = { $count ->
    [one] Merge: one voice
   *[other] Merge: { $n } voices
}
merge-figures = Before and after
merge-column-kept = Kept idea
merge-column-merged = This idea
merge-column-after = Together
merge-voices = Voices
merge-comments = Comments
merge-followers = Followers
merge-cases = Residents’ own cases
merge-answers = Official answers
merge-items = Items of the roadmap
merge-both = { $count ->
    [one] One resident stands behind both and counts once.
   *[other] { $n } residents stand behind both and count once each.
}
merge-unknown = There is no such idea. Give its number or its address.
merge-together = These two stand together already.
merge-unpublished = Only ideas that everyone can read are merged: one of these is hidden or waits to be approved.
merge-forbidden = That idea is outside the topics and areas that you look after.
merge-settled = { $name } has already settled this, { $date }. Nothing was done twice.
merge-undo = Undo this merge
joined-title = { $count ->
    [one] One idea stands in this one
   *[other] { $n } ideas stand in this one
}
joined-lead = They said the same. Their voices count here, each resident once.
joined-since = merged { $date }
joined-with = together with { $names }
comment-origin = written for
origin-idea = from idea #{ $n }
notice-merged = The ideas stand together now. Everyone concerned will be told.
notice-set-apart = Kept: these are different matters, and they are not listed together again.
notice-merge-undone = The merge is undone. Everything stands where it stood before.
notice-already-settled = Somebody has settled this already. Nothing was done twice.
list-separator = { ", " }
found-in-joined = In an idea that stands in this one
